package endpoints.flags;

import static java.nio.charset.StandardCharsets.UTF_8;

import endpoints.response.Response;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.ContentType;

/** The flags and the names of their countries, by lower-case code. Images are read on first use. */
final class FlagCatalog {
    private static final String IMAGES = "/flags/images/";
    private static final String NAMES = "country_names.txt";
    private static final String MISSING = "the flag images are missing: run \"mvn -pl :flag-images compile\","
            + " or add lib/flag-images/target/generated-resources to the class path";

    private final Map<String, String> names;
    private final Map<String, Response> images = new ConcurrentHashMap<>();

    private FlagCatalog(Map<String, String> names) {
        this.names = names;
    }

    /**
     * Loads the catalog from the class path.
     *
     * @throws IOException if the images are missing or cannot be read
     */
    static FlagCatalog load() throws IOException {
        var names = new TreeMap<String, String>();
        new String(read(NAMES), UTF_8)
                .lines()
                .forEach(line -> names.put(line.substring(0, 2).toLowerCase(Locale.ROOT), line.substring(3)));
        return new FlagCatalog(Collections.unmodifiableMap(names));
    }

    /** Returns the English country names by code, in the order of the codes. */
    Map<String, String> names() {
        return names;
    }

    /** Returns the response with the image of a code, or empty if the code has no flag. */
    Optional<Response> image(String code) {
        return names.containsKey(code)
                ? Optional.of(images.computeIfAbsent(code, key -> readImage(key)))
                : Optional.empty();
    }

    private static Response readImage(String code) {
        try {
            return Response.file(read(code + ".gif"), ContentType.IMAGE_GIF);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] read(String name) throws IOException {
        try (InputStream in = FlagCatalog.class.getResourceAsStream(IMAGES + name)) {
            if (in == null) {
                throw new FileNotFoundException(MISSING);
            }
            return in.readAllBytes();
        }
    }
}
