package atlas;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import atlas.common.Atlas;
import atlas.common.CardTally;
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
        Main.makeCards(List.of(), mock(Atlas.class), 1, mock(CardTally.class));
        var request = new CompletableFuture<String>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return completeExceptionally(new IOException("too late"));
            }
        };
        var printed = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            Mono.fromFuture(request).subscribe().dispose();
        } finally {
            System.setErr(err);
        }

        assertThat(request).isCompletedExceptionally();
        assertThat(printed.toString(UTF_8)).isEmpty();
    }
}
