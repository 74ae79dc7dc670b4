package flags.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import reporting.Display;
import reporting.Status;

/** The futures that an interrupted run has not read. */
class TallyUnreadTest {
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final Span SPAN = new Span(Instant.EPOCH, Instant.EPOCH.plus(DELAY), "some-1");

    private final Display display = mock(Display.class);
    private final Tally tally = new Tally(display);

    @Test
    void countsTheFuturesThatAreDoneAndNoOthers() {
        // given
        tally.scheduled("BR", CompletableFuture.completedFuture(download("BR", Status.OK)));
        tally.scheduled("CN", CompletableFuture.failedFuture(new DownloadException("CN", "broken", DELAY, SPAN, 0)));
        tally.scheduled("IN", new CompletableFuture<>());
        tally.scheduled("JP", CompletableFuture.failedFuture(new InterruptedException()));
        tally.scheduled("MX", CompletableFuture.failedFuture(new OutOfMemoryError("simulated")));
        Future<Download> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        tally.scheduled("US", cancelled);

        // when
        tally.addUnread();

        // then
        assertCounts(1, 0, 1);
        verify(display, never()).completed(eq("US"), any(), any());
    }

    @Test
    void countsNothingTwice() {
        // given
        Download download = download("BR", Status.OK);
        Future<Download> future = CompletableFuture.completedFuture(download);
        tally.scheduled("BR", future);
        tally.add(future, download);

        // when
        tally.addUnread();
        tally.addUnread();

        // then
        assertCounts(1, 0, 0);
    }

    @Test
    void countsEachFutureOfADuplicateCode() {
        // given
        Download read = download("BR", Status.OK);
        Future<Download> future = CompletableFuture.completedFuture(read);
        tally.scheduled("BR", CompletableFuture.failedFuture(new DownloadException("BR", "broken", DELAY, SPAN, 0)));
        tally.scheduled("BR", CompletableFuture.completedFuture(download("BR", Status.NOT_FOUND)));
        tally.scheduled("BR", future);
        tally.add(future, read);

        // when
        tally.addUnread();

        // then
        assertCounts(1, 1, 1);
    }

    private void assertCounts(int ok, int notFound, int errors) {
        assertThat(List.of(tally.count(Status.OK), tally.count(Status.NOT_FOUND), tally.count(Status.ERROR)))
                .as("OK, not found, errors")
                .containsExactly(ok, notFound, errors);
    }

    private static Download download(String code, Status status) {
        return new Download(code, status, "http://localhost", 0, DELAY, SPAN);
    }
}
