package timelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Draws in child JVMs, because AWT initializes screen and fonts once per JVM. */
class ToPngTest {
    @TempDir
    private Path directory;

    /** Draws a chart with a number of lanes to a file. */
    public static void main(String[] args) throws IOException {
        Bar bar = new Bar(Duration.ZERO, Duration.ofSeconds(1), new State("found", BarStyle.PLAIN), "BR");
        List<Lane> lanes = Collections.nCopies(Integer.parseInt(args[1]), new Lane("thread", List.of(bar)));
        try {
            Files.write(Path.of(args[0]), new Timelines("a run", List.of(new Panel("panel", lanes))).toPng());
        } catch (ChartException e) {
            System.out.println(e.getMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-Dno.option", "-Djava.awt.headless=false", "-Djava.io.tmpdir=/no/such/directory"})
    void needsNeitherScreenNorTemporaryFiles(String jvmOption) throws Exception {
        assertThat(draw(1, jvmOption)).isEmpty();

        assertThat(ImageIO.read(chart().toFile()).getWidth()).isEqualTo(1600);
    }

    @Test
    void isTheSameInEveryLocale() throws Exception {
        draw(1, "-Duser.language=en");
        byte[] english = Files.readAllBytes(chart());

        draw(1, "-Duser.language=de");

        assertThat(Files.readAllBytes(chart())).isEqualTo(english);
    }

    @Test
    void reportsMissingFontsInOneLine() throws Exception {
        assertThat(draw(1, "-Dsun.awt.fontconfig=/no/such/file"))
                .singleElement()
                .asString()
                .startsWith("cannot draw the chart: no usable fonts, install fontconfig and a font (");
        assertThat(chart()).doesNotExist();
    }

    @Test
    void reportsInOneLineThatTheImageDoesNotFitIntoMemory() throws Exception {
        assertThat(draw(3000, "-Xmx64m"))
                .singleElement()
                .asString()
                .startsWith("cannot draw the chart: (OutOfMemoryError: ");
    }

    private Path chart() {
        return directory.resolve("run.png");
    }

    /** Returns the lines that the child JVM prints. */
    private List<String> draw(int lanes, String jvmOption) throws Exception {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                jvmOption,
                "-cp",
                System.getProperty("java.class.path"),
                ToPngTest.class.getName(),
                chart().toString(),
                Integer.toString(lanes)));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("DISPLAY", ":no-such-screen");
        Process process = builder.start();
        List<String> lines = process.inputReader()
                .lines()
                .filter(line -> !line.equals("WARNING: java.io.tmpdir directory does not exist"))
                .toList();
        assertThat(process.waitFor()).isZero();
        return lines;
    }
}
