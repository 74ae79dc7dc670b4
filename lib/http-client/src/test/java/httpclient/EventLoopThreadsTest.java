package httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class EventLoopThreadsTest {
    private final CompletableFuture<Throwable> death = new CompletableFuture<>();
    private final EventLoopThreads threads = new EventLoopThreads(death::complete);

    @Test
    void haveStartedWhenAllRun() {
        for (int thread = 0; thread <= EventLoopThreads.SELECTORS; thread++) {
            threads.newThread(() -> {}).start();
        }

        assertThatNoException().isThrownBy(threads::awaitStart);
    }

    @Test
    void reportAThreadThatCannotBeStarted() {
        var error = new OutOfMemoryError("unable to create native thread");

        // The client starts the other threads from this one.
        threads.newThread(() -> {
                    throw error;
                })
                .start();

        assertThatThrownBy(threads::awaitStart).isSameAs(error);
        assertThat(death.join()).isSameAs(error);
    }
}
