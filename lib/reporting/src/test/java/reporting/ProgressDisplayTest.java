package reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import commandline.Console;
import commandline.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class ProgressDisplayTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console =
            new Console(new PrintStream(new ByteArrayOutputStream()), new PrintStream(err, true, UTF_8), true);
    private final Progress progress = mock(Progress.class);

    @Test
    void advancesTheBarForEachDownloadThatEnded() {
        // when
        try (Display bar = new ProgressDisplay(console, progress)) {
            bar.scheduled("BR", new CompletableFuture<>());
            bar.completed("BR", Status.OK, Duration.ZERO);
            bar.ended("BR OK");
        }

        // then
        InOrder events = inOrder(progress);
        events.verify(progress).step();
        events.verify(progress).close();
        events.verifyNoMoreInteractions();
    }

    @Test
    void showsWarningsOnStandardError() {
        // when
        new ProgressDisplay(console, progress).warn("A download is still running.");

        // then
        assertThat(err.toString(UTF_8)).isEqualToNormalizingNewlines("A download is still running.\n");
    }
}
