package flags.images;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.weisj.jsvg.SVGDocument;
import com.github.weisj.jsvg.parser.SVGLoader;
import com.github.weisj.jsvg.view.ViewBox;
import countrycodes.CountryCodes;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullMarked;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Renders the SVG flags of the flag-icons WebJar to GIF files of 400 × 300 pixels. The build runs it after compiling this
 * module. It is not part of the jar.
 */
@NullMarked
public final class FlagRenderer {
    private static final int WIDTH_PIXELS = 400;
    private static final int HEIGHT_PIXELS = 300;

    private static final String NAMES = "country_names.txt";
    private static final String WEBJAR = "/META-INF/resources/webjars/flag-icons/";
    private static final String WEBJAR_POM = "/META-INF/maven/org.webjars.npm/flag-icons/pom.properties";

    private final Path directory;
    private final String webjar;

    private FlagRenderer(Path directory, String webjarVersion) {
        this.directory = directory;
        this.webjar = WEBJAR + webjarVersion;
    }

    /**
     * Renders all flags, unless they are up to date.
     *
     * @param args the resource directory to write to; the images go into the package of this class below it
     * @throws IOException if an image cannot be read or written
     */
    public static void main(String[] args) throws IOException {
        System.setProperty("java.awt.headless", "true");
        List<String> codes = CountryCodes.all();
        String version = text(WEBJAR_POM)
                .lines()
                .filter(line -> line.startsWith("version="))
                .map(line -> line.substring("version=".length()))
                .findFirst()
                .orElseThrow();

        Path directory = Path.of(args[0], "flags", "images");
        // Not inside the resource directory, or the stamp would be packaged.
        Path stamp = Path.of(args[0] + ".stamp");
        String inputs =
                "flag-icons %s, %s x %s%n%s".formatted(version, WIDTH_PIXELS, HEIGHT_PIXELS, String.join(" ", codes));
        if (Files.exists(directory.resolve(NAMES))
                && Files.exists(stamp)
                && Files.readString(stamp).equals(inputs)) {
            return;
        }
        Files.createDirectories(directory);
        Files.deleteIfExists(directory.resolve(NAMES));
        new FlagRenderer(directory, version).renderAll(codes);
        Files.writeString(stamp, inputs);
    }

    /** Renders all flags, then writes the list of countries: a list means that all flags are there. */
    private void renderAll(List<String> codes) throws IOException {
        codes.parallelStream().forEach(this::render);
        Map<String, String> nameOf = countryNames();
        var names = new TreeMap<String, String>();
        for (String code : codes) {
            names.put(code, nameOf.get(code));
        }
        Files.writeString(
                directory.resolve(NAMES),
                names.entrySet().stream()
                        .map(entry -> entry.getKey() + " " + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
    }

    private Map<String, String> countryNames() throws IOException {
        try (InputStream in = resource(webjar + "/country.json").openStream()) {
            return JsonMapper.shared()
                    .readTree(in)
                    .valueStream()
                    .collect(Collectors.toMap(
                            country -> field(country, "code").toUpperCase(Locale.ROOT),
                            country -> field(country, "name")));
        }
    }

    private static String field(JsonNode country, String name) {
        return country.required(name).stringValue();
    }

    private void render(String code) {
        String name = code.toLowerCase(Locale.ROOT);
        SVGDocument svg = new SVGLoader().load(resource(webjar + "/flags/4x3/" + name + ".svg"));
        if (svg == null) {
            throw new IllegalStateException("not a readable SVG: the flag of " + code);
        }
        var image = new BufferedImage(WIDTH_PIXELS, HEIGHT_PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        try {
            graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
            graphics.setColor(Color.WHITE);
            graphics.fillRect(0, 0, WIDTH_PIXELS, HEIGHT_PIXELS);
            svg.render(null, graphics, new ViewBox(WIDTH_PIXELS, HEIGHT_PIXELS));
        } finally {
            graphics.dispose();
        }
        write(image, directory.resolve(name + ".gif"));
    }

    private static void write(BufferedImage image, Path file) {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        try {
            if (!ImageIO.write(image, "gif", unfinished.toFile())) {
                throw new IllegalStateException("this JDK has no GIF writer");
            }
            Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String path) throws IOException {
        try (InputStream in = resource(path).openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }

    private static URL resource(String path) {
        URL url = FlagRenderer.class.getResource(path);
        if (url == null) {
            throw new IllegalStateException("not on the class path: " + path);
        }
        return url;
    }
}
