package timelines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture is drawn by a JVM of its own, because AWT looks for a screen once in the life of a JVM. */
class WithoutScreenTest {
    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    WithoutScreenTest() {}

    public static void main(String[] args) throws IOException {
        Bar bar = new Bar(Duration.ZERO, Duration.ofSeconds(1), new State("found", BarStyle.PLAIN), "BR");
        new Timelines("a run", List.of(new Panel("panel", List.of(new Lane("thread", List.of(bar))))))
                .writePng(Path.of(args[0]));
    }

    @Test
    void drawsQuietlyThoughTheScreenIsGone() throws Exception {
        Path file = directory.resolve("run.png");
        var builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                WithoutScreenTest.class.getName(),
                file.toString());
        builder.environment().put("DISPLAY", ":no-such-screen");

        Process process = builder.redirectErrorStream(true).start();

        assertThat(process.inputReader().lines()).isEmpty();
        assertThat(process.waitFor()).isZero();
        assertThat(file).isNotEmptyFile();
    }
}
