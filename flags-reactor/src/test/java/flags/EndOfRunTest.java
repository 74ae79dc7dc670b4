package flags;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.Thread.State;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The main thread ends the run, since it cannot count BR, while a thread of Reactor starts or ends the download of CN. */
@Timeout(60)
class EndOfRunTest {
    private final CompletableFuture<Download> first = new CompletableFuture<>();
    private final FlagDownloader downloader = mock(FlagDownloader.class);
    private final Tally tally = mock(Tally.class);
    private final CountDownLatch starting = new CountDownLatch(1);
    private final CountDownLatch failing = new CountDownLatch(1);

    @BeforeEach
    void failToCount() {
        when(downloader.downloadOneAsync("BR")).thenReturn(first);
        doAnswer(call -> {
                    starting.await();
                    failing.countDown();
                    throw new IllegalStateException("cannot count");
                })
                .when(tally)
                .add(any(), any());
    }

    private Thread program(int concurrency) {
        return new Thread(() -> {
            try {
                Main.downloadMany(List.of("BR", "CN"), downloader, concurrency, tally);
            } catch (IllegalStateException | InterruptedException e) {
                // The run ends.
            }
        });
    }

    @Test
    void waitsForADownloadThatIsBeingStarted() throws InterruptedException {
        var second = new CompletableFuture<Download>();
        var startedDuringTheRun = new CompletableFuture<Boolean>();
        Thread program = program(1);
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

    @Test
    void printsNothingIfADownloadFailsJustWhenItIsCancelled() throws InterruptedException {
        var second = new CompletableFuture<Download>() {
            @Override
            public boolean cancel(boolean mayInterruptIfRunning) {
                return completeExceptionally(new IOException("too late"));
            }
        };
        when(downloader.downloadOneAsync("CN")).thenReturn(second);
        starting.countDown();
        var printed = new ByteArrayOutputStream();
        PrintStream err = System.err;
        System.setErr(new PrintStream(printed, true, UTF_8));
        try {
            Thread program = program(2);
            program.start();
            await().until(() -> program.getState() == State.WAITING);
            first.complete(null);
            program.join();
        } finally {
            System.setErr(err);
        }

        assertThat(second).isCompletedExceptionally();
        assertThat(printed.toString(UTF_8)).isEmpty();
    }
}
