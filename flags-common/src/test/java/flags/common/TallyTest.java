package flags.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;
import reporting.Display;
import reporting.Status;

class TallyTest {
    private static final Duration DELAY = Duration.ofMillis(500);
    private static final Duration DURATION = Duration.ofMillis(510);
    private static final Span SPAN = new Span(Instant.EPOCH, Instant.EPOCH.plus(DURATION), "some-1");

    private final Display display = mock(Display.class);
    private final Tally tally = new Tally(display);

    @Test
    void countsEachStatus() {
        // when
        tally.add(download("BR", Status.OK));
        tally.add(download("CN", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));
        tally.fail("US", teapot("US"));

        // then
        assertCounts(2, 1, 1);
    }

    @Test
    void anErrorDoesNotAffectLaterFlags() {
        // when
        tally.fail("BR", teapot("BR"));
        tally.add(download("CN", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));

        // then
        assertCounts(1, 1, 1);
        verify(display).ended("CN OK");
    }

    @Test
    void showsEachResultInOneLine() {
        // when
        tally.add(download("BR", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));
        tally.fail("US", teapot("US"));
        tally.fail("CN", new IllegalStateException("of two\nlines"));

        // then
        InOrder lines = inOrder(display);
        lines.verify(display).ended("BR OK");
        lines.verify(display).ended("BC not found: http://localhost/flags/bc/bc.gif");
        lines.verify(display).ended("US error: HTTP error 418 - I'm a teapot");
        lines.verify(display).ended("CN error: IllegalStateException: of two lines");
        verifyNoMoreInteractions(display);
    }

    @Test
    void countsAndShowsRetries() {
        // when
        tally.add(new Download("BR", Status.OK, "http://localhost", 0, DELAY, SPAN, 1));
        tally.fail("US", new DownloadException("US", "HTTP error 503 - Busy", DELAY, SPAN, 3));

        // then
        verify(display).ended("BR OK (1 retry)");
        verify(display).ended("US error: HTTP error 503 - Busy (3 retries)");
        assertThat(tally.retries()).isEqualTo(4);
    }

    @Test
    void doesNotCountInterruptedAndCancelledDownloads() {
        // given
        Future<Download> future = scheduled("US");

        // when
        tally.fail("BR", new InterruptedException());
        tally.fail("CN", new CancellationException());
        tally.fail(future, new InterruptedException());

        // then
        assertCounts(0, 0, 0);
        verify(display).scheduled("US", future);
        verifyNoMoreInteractions(display);
    }

    @Test
    void throwsAnErrorInsteadOfCountingIt() {
        // given
        var error = new OutOfMemoryError("simulated");
        Future<Download> future = scheduled("US");

        // when / then
        assertThatThrownBy(() -> tally.fail("BR", error)).isSameAs(error);
        assertThatThrownBy(() -> tally.fail(future, error)).isSameAs(error);
        assertCounts(0, 0, 0);
    }

    @Test
    void showsAFutureWhenItIsScheduledAndWhenItIsRead() {
        // given
        Future<Download> ok = scheduled("BR");
        Future<Download> failed = scheduled("US");

        // when
        tally.add(ok, download("BR", Status.OK));
        tally.fail(failed, teapot("US"));

        // then
        InOrder events = inOrder(display);
        events.verify(display).scheduled("BR", ok);
        events.verify(display).scheduled("US", failed);
        events.verify(display).completed("BR", Status.OK, DURATION);
        events.verify(display).ended("BR OK");
        events.verify(display).completed("US", Status.ERROR, DURATION);
        events.verify(display).ended("US error: HTTP error 418 - I'm a teapot");
    }

    @Test
    void rejectsAFutureThatIsNotRegisteredOrWasRead() {
        // given
        Future<Download> read = scheduled("BR");
        tally.add(read, download("BR", Status.OK));

        // when / then
        assertThatThrownBy(() -> tally.add(read, download("BR", Status.OK)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> tally.fail(new CompletableFuture<>(), new IllegalStateException()))
                .isInstanceOf(IllegalArgumentException.class);
        assertCounts(1, 0, 0);
    }

    @Test
    void computesTheIdealTimeIfTheServerStatesEachDelay() {
        // when
        tally.add(download("BR", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));
        tally.fail("US", teapot("US"));

        // then
        assertThat(tally.idealTime(List.of("BC", "BR", "US"), 2)).contains(Duration.ofSeconds(1));
        assertThat(tally.idealTime(List.of("BC", "BC", "BR", "BR", "US"), 2)).contains(Duration.ofMillis(1500));
        assertThat(tally.idealTime(Collections.nCopies(1_000_000, "BR"), 2)).contains(Duration.ofSeconds(250_000));
        assertThat(tally.idealTime(List.of("BC", "BR", "CN", "US"), 2))
                .as("with a code without a result")
                .isEmpty();
    }

    @Test
    void hasNoIdealTimeIfARequestGotNoResponse() {
        // when
        tally.fail("BR", new IllegalStateException());
        tally.add(download("BR", Status.OK));

        // then
        assertThat(tally.idealTime(List.of("BR"), 1)).isEmpty();
    }

    @Test
    void computesTheMeanReadLatency() {
        // given
        Instant now = Instant.now();

        // when
        tally.add(download("BR", endedAt(now.minusSeconds(100))));
        tally.fail("US", new DownloadException("US", "broken", DELAY, endedAt(now.minusSeconds(200)), 0));
        tally.add(download("CN", endedAt(now.plusSeconds(100))));

        // then
        assertThat(tally.meanReadLatency().orElseThrow())
                .as("of 100 s, 200 s, and 0 s where the clock was set back")
                .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
    }

    @Test
    void hasNoReadLatencyWithoutResults() {
        assertThat(tally.meanReadLatency()).isEmpty();
    }

    @Test
    void countsTheResultsOfManyThreads() throws Exception {
        // given
        int threads = 8;
        int rounds = 500;
        var barrier = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            // when
            List<Future<?>> futures = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(thread -> executor.submit(() -> {
                        barrier.await(20, TimeUnit.SECONDS);
                        for (int round = 0; round < rounds; round++) {
                            countThree();
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> future : futures) {
                future.get();
            }
        } finally {
            executor.shutdownNow();
        }

        // then
        assertCounts(threads * rounds, threads * rounds, threads * rounds);
    }

    private void countThree() {
        tally.add(scheduled("BR"), download("BR", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));
        tally.fail("US", new IllegalStateException());
    }

    private Future<Download> scheduled(String code) {
        var future = new CompletableFuture<Download>();
        tally.scheduled(code, future);
        return future;
    }

    private void assertCounts(int ok, int notFound, int errors) {
        assertThat(List.of(tally.count(Status.OK), tally.count(Status.NOT_FOUND), tally.count(Status.ERROR)))
                .as("OK, not found, errors")
                .containsExactly(ok, notFound, errors);
    }

    private static DownloadException teapot(String code) {
        return new DownloadException(code, "HTTP error 418 - I'm a teapot", DELAY, SPAN, 0);
    }

    private static Span endedAt(Instant end) {
        return new Span(end, end, "some-1");
    }

    private static Download download(String code, Span span) {
        return new Download(code, Status.OK, "http://localhost", 0, DELAY, span);
    }

    private static Download download(String code, Status status) {
        String name = code.toLowerCase(Locale.ROOT);
        String uri = "http://localhost/flags/" + name + "/" + name + ".gif";
        return new Download(code, status, uri, 0, DELAY, SPAN);
    }
}
