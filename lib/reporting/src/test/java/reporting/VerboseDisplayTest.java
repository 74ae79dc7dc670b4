package reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class VerboseDisplayTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Display display = new VerboseDisplay(
            new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), true), 2);

    @Test
    void showsADownloadAsWaitingIfAllSlotsAreTaken() {
        // given
        var first = new CompletableFuture<Void>();

        // when
        display.scheduled("BR", first);
        display.scheduled("CN", new CompletableFuture<>());
        display.scheduled("ID", new CompletableFuture<>());
        display.scheduled("IN", CompletableFuture.completedFuture(null));
        first.complete(null);
        display.scheduled("US", new CompletableFuture<>());

        // then
        assertOut("""
                BR scheduled: running
                CN scheduled: running
                ID scheduled: waiting
                IN scheduled: waiting
                US scheduled: waiting
                """);
    }

    @Test
    void showsADownloadAsRunningOnceASlotIsFree() {
        // given
        var first = new CompletableFuture<Void>();
        display.scheduled("BR", first);
        display.scheduled("CN", new CompletableFuture<>());
        first.complete(null);

        // when
        display.scheduled("ID", new CompletableFuture<>());

        // then
        assertOut("""
                BR scheduled: running
                CN scheduled: running
                ID scheduled: running
                """);
    }

    @Test
    void showsStatusAndDurationOfAFutureThatIsRead() {
        // when
        display.completed("BR", Status.OK, Duration.ofMillis(514));
        display.completed("BC", Status.NOT_FOUND, Duration.ofMillis(1500));
        display.completed("US", Status.ERROR, Duration.ZERO);

        // then
        assertOut("""
                BR completed: OK after 0.51 s
                BC completed: not found after 1.50 s
                US completed: error after 0.00 s
                """);
    }

    @Test
    void showsResultsOnStandardOutputAndWarningsOnStandardError() {
        // when
        display.ended("BR OK");
        display.warn("A download is still running.");

        // then
        assertOut("BR OK\n");
        assertThat(err.toString(UTF_8)).isEqualToNormalizingNewlines("A download is still running.\n");
    }

    private void assertOut(String expected) {
        assertThat(out.toString(UTF_8)).isEqualToNormalizingNewlines(expected);
    }
}
