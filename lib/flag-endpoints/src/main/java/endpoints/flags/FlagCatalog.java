package endpoints.flags;

import static java.nio.charset.StandardCharsets.UTF_8;

import endpoints.server.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** The rendered flags by their lower-case codes; each image is read when it is first asked for. */
final class FlagCatalog {
    private static final String IMAGES = "/flags/images/";

    private final Map<String, String> names;
    private final Map<String, Content> images = new ConcurrentHashMap<>();

    private FlagCatalog(Map<String, String> names) {
        this.names = names;
    }

    /** The catalog of the images on the class path. */
    static FlagCatalog load() {
        var names = new TreeMap<String, String>();
        new String(read("country_names.txt"), UTF_8)
                .lines()
                .forEach(line -> names.put(line.substring(0, 2).toLowerCase(Locale.ROOT), line.substring(3)));
        return new FlagCatalog(Collections.unmodifiableMap(names));
    }

    /** The English names of the countries by their codes, in the order of the codes. */
    Map<String, String> names() {
        return names;
    }

    Optional<Content> image(String code) {
        return names.containsKey(code)
                ? Optional.of(images.computeIfAbsent(code, key -> Content.of(read(key + ".gif"))))
                : Optional.empty();
    }

    private static byte[] read(String name) {
        try (InputStream in = FlagCatalog.class.getResourceAsStream(IMAGES + name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + IMAGES + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
