package flags;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.Tally;
import java.lang.Thread.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A thread of Reactor may start a download while the main thread ends the run. */
@Timeout(60)
class LateDownloadTest {
    @Test
    void theRunWaitsForADownloadThatIsBeingStarted() throws InterruptedException {
        var first = new CompletableFuture<Download>();
        var second = new CompletableFuture<Download>();
        FlagDownloader downloader = mock(FlagDownloader.class);
        Tally tally = mock(Tally.class);
        var starting = new CountDownLatch(1);
        var failing = new CountDownLatch(1);
        doAnswer(call -> {
                    starting.await();
                    failing.countDown();
                    throw new IllegalStateException("cannot count");
                })
                .when(tally)
                .add(any(), any());
        var program = new Thread(() -> {
            try {
                Main.downloadMany(List.of("BR", "CN"), downloader, 1, tally);
            } catch (IllegalStateException | InterruptedException e) {
                // The run ends.
            }
        });
        var startedDuringTheRun = new CompletableFuture<Boolean>();
        when(downloader.downloadOneAsync("BR")).thenReturn(first);
        when(downloader.downloadOneAsync("CN")).thenAnswer(call -> {
            starting.countDown();
            failing.await();
            await().until(() -> program.getState() == State.WAITING || program.getState() == State.TERMINATED);
            startedDuringTheRun.complete(program.isAlive());
            return second;
        });

        program.start();
        await().until(() -> program.getState() == State.WAITING);
        first.complete(null);
        program.join();

        assertThat(startedDuringTheRun).isCompletedWithValue(true);
        assertThat(second).isCancelled();
    }
}
