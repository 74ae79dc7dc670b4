package flags.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What a tally counts after the program was interrupted before it could read all its futures. */
class TallySettlingTest {
    private static final Duration HOLD = Duration.ofMillis(500);
    private static final Span SPAN = new Span(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofMillis(500)), "some-1");

    private final Display display = mock(Display.class);
    private final Tally tally = new Tally(display);

    @Test
    void settlesFuturesThatAreDoneButUnread() throws Exception {
        // given
        tally.scheduled("BR", CompletableFuture.completedFuture(download("BR", Status.OK)));
        tally.scheduled("CN", CompletableFuture.failedFuture(new DownloadException("CN", "broken", HOLD, SPAN)));
        tally.scheduled("IN", new CompletableFuture<>());
        tally.scheduled("JP", CompletableFuture.failedFuture(new InterruptedException()));
        Future<Download> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        tally.scheduled("US", cancelled);

        // when
        tally.settle();

        // then
        assertCounts(1, 0, 1);
        verify(display, never()).completed("US", cancelled);
    }

    @Test
    void settlingCountsNothingTwice() throws Exception {
        // given
        Download download = download("BR", Status.OK);
        tally.scheduled("BR", CompletableFuture.completedFuture(download));
        tally.add(download);

        // when
        tally.settle();
        tally.settle();

        // then
        assertCounts(1, 0, 0);
    }

    @Test
    void settlesARepeatedCodeAsOftenAsItWasDownloaded() throws Exception {
        // given
        Download download = download("BR", Status.OK);
        for (int repeat = 0; repeat < 3; repeat++) {
            tally.scheduled("BR", CompletableFuture.completedFuture(download));
        }
        tally.add(download);

        // when
        tally.settle();

        // then
        assertCounts(3, 0, 0);
    }

    @Test
    void settlesTheResultsOfARepeatedCodeThatWereNotReadAndNoOthers() throws Exception {
        // given
        Download read = download("BR", Status.OK);
        tally.scheduled("BR", CompletableFuture.failedFuture(new DownloadException("BR", "broken", HOLD, SPAN)));
        tally.scheduled("BR", CompletableFuture.completedFuture(download("BR", Status.NOT_FOUND)));
        tally.scheduled("BR", CompletableFuture.completedFuture(read));
        tally.add(read);

        // when
        tally.settle();

        // then
        assertCounts(1, 1, 1);
    }

    @Test
    void neverShowsACancelledFutureAsTheCompletedOneOfTheSameCode() throws Exception {
        // given
        Future<Download> cancelled = new CompletableFuture<>();
        cancelled.cancel(true);
        Future<Download> done = CompletableFuture.completedFuture(download("BR", Status.OK));
        tally.scheduled("BR", cancelled);
        tally.scheduled("BR", done);

        // when
        tally.settle();

        // then
        assertCounts(1, 0, 0);
        verify(display).completed("BR", done);
        verify(display, never()).completed("BR", cancelled);
    }

    private void assertCounts(int ok, int notFound, int errors) {
        assertThat(List.of(tally.count(Status.OK), tally.count(Status.NOT_FOUND), tally.count(Status.ERROR)))
                .as("OK, not found, errors")
                .containsExactly(ok, notFound, errors);
    }

    private static Download download(String code, Status status) {
        String name = code.toLowerCase(Locale.ROOT);
        URI uri = URI.create("http://localhost/flags/" + name + "/" + name + ".gif");
        return new Download(code, status, uri, 0, HOLD, SPAN);
    }
}
