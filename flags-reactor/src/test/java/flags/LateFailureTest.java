package flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import flags.common.FlagDownloader;
import flags.common.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

/** Reactor logs failures that no subscriber receives, with their stack traces. */
class LateFailureTest {
    @Test
    void aRequestThatFailsJustWhenItIsCancelledPrintsNothing() throws InterruptedException {
        Main.downloadMany(List.of(), mock(FlagDownloader.class), 1, mock(Tally.class));
        var request = new CompletableFuture<String>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return completeExceptionally(new IOException("too late"));
            }
        };
        var printed = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(printed, true));
        try {
            Mono.fromFuture(request).subscribe().dispose();
        } finally {
            System.setErr(err);
        }

        assertThat(request).isCompletedExceptionally();
        assertThat(printed.toString()).isEmpty();
    }
}
