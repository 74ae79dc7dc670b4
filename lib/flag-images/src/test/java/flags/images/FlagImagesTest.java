package flags.images;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import countrycodes.CountryCodes;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@NullMarked
class FlagImagesTest {
    static List<String> codes() {
        return CountryCodes.all();
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyCodeHasAGif(String code) throws IOException {
        byte[] gif = bytes(code.toLowerCase(Locale.ROOT) + ".gif");

        assertThat(gif).startsWith("GIF89a".getBytes(UTF_8)).endsWith(0x3B).hasSizeLessThan(64 * 1024);
        BufferedImage image = ImageIO.read(
                Objects.requireNonNull(FlagImagesTest.class.getResource(code.toLowerCase(Locale.ROOT) + ".gif")));
        assertThat(image.getWidth()).isEqualTo(400);
        assertThat(image.getHeight()).isEqualTo(300);
        assertThat(numberOfColors(image)).as("colors").isBetween(2L, 256L);
    }

    @Test
    void everyCodeHasACountryName() throws IOException {
        List<String> lines =
                new String(bytes("country_names.txt"), UTF_8).lines().toList();

        assertThat(lines)
                .hasSameSizeAs(codes())
                .contains("BR Brazil", "CI Côte d'Ivoire")
                .noneMatch(line -> line.contains("null"));
        assertThat(lines).map(line -> line.substring(0, 2)).containsExactlyElementsOf(codes());
    }

    @Test
    void doesNotRenderAgainIfUpToDate(@TempDir Path directory) throws IOException {
        String resources = copyOfTheRenderedFlags(directory);
        Path flag = Path.of(resources, "flags/images/br.gif");
        FileTime longAgo = FileTime.fromMillis(0);
        Files.setLastModifiedTime(flag, longAgo);

        FlagRenderer.main(new String[] {resources});

        assertThat(Files.getLastModifiedTime(flag)).isEqualTo(longAgo);
    }

    @Test
    void rendersAgainAfterAnInterruptedRun(@TempDir Path directory) throws IOException {
        String resources = copyOfTheRenderedFlags(directory);
        Path flag = Path.of(resources, "flags/images/br.gif");
        Files.delete(flag);
        Files.delete(Path.of(resources, "flags/images/country_names.txt"));

        FlagRenderer.main(new String[] {resources});

        assertThat(flag).exists();
    }

    /** Copies what the build rendered, since rendering all flags takes long. */
    private static String copyOfTheRenderedFlags(Path directory) throws IOException {
        Path target = Path.of("target");
        try (Stream<Path> rendered = Files.walk(target.resolve("generated-resources"))) {
            for (Path file : rendered.toList()) {
                Files.copy(file, directory.resolve(target.relativize(file)));
            }
        }
        Files.copy(target.resolve("generated-resources.stamp"), directory.resolve("generated-resources.stamp"));
        return directory.resolve("generated-resources").toString();
    }

    private static long numberOfColors(BufferedImage image) {
        return Arrays.stream(image.getRGB(0, 0, 400, 300, null, 0, 400))
                .distinct()
                .count();
    }

    private static byte[] bytes(String name) throws IOException {
        try (InputStream in = Objects.requireNonNull(FlagImagesTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }
}
