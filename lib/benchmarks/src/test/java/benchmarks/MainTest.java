package benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import commandline.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class MainTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    private int run(String... args) {
        return Main.run(
                args,
                new Console(
                        new PrintStream(out, true, StandardCharsets.UTF_8),
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        false));
    }

    @Test
    void printsAllMeasurements() {
        assertThat(run("--quick", "-w", "2")).isEqualTo(ExitStatus.OK);

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("one after another", "2 threads", "2 processes")
                .contains("to a worker that is ready", "to first result", "with an archive")
                .contains("round trip to a thread", "round trip to a process")
                .contains("1,000 tasks, chunks of 1 ", "1,000 tasks, chunks of 500 ");
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void rejectsAnInvalidNumberOfWorkers() {
        assertThat(run("-w", "65")).isEqualTo(ExitStatus.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("a whole number from 1 to 64, not '65'");
    }
}
