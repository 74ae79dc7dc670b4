package flags.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoMoreInteractions;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
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

class TallyTest {
    private static final Duration HOLD = Duration.ofMillis(500);
    private static final Span SPAN = new Span(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofMillis(500)), "some-1");

    private final Display display = mock(Display.class);
    private final Tally tally = new Tally(display);

    @Test
    void countsEachEndOfADownload() {
        // when
        tally.add(download("BR", Status.OK));
        tally.add(download("CN", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));
        tally.fail("US", new DownloadException("US", "HTTP error 418 - I'm a teapot", HOLD, SPAN));

        // then
        assertCounts(2, 1, 1);
    }

    @Test
    void anErrorDoesNotStickToLaterFlags() {
        // when
        tally.fail("BR", new DownloadException("BR", "broken", HOLD, SPAN));
        tally.add(download("CN", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));

        // then
        assertCounts(1, 1, 1);
        verify(display).ended("CN OK");
    }

    @Test
    void tellsEachEndInOneLine() {
        // when
        tally.add(download("BR", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));
        tally.fail("US", new DownloadException("US", "HTTP error 418 - I'm a teapot", HOLD, SPAN));
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
    void whatWasInterruptedOrCancelledHasNotFailed() {
        // when
        tally.fail("BR", new InterruptedException());
        tally.fail("CN", new CancellationException());

        // then
        assertCounts(0, 0, 0);
        verifyNoMoreInteractions(display);
    }

    @Test
    void tellsOfAFutureAsItIsScheduledAndAsItsResultIsRead() {
        // given
        var future = new CompletableFuture<Download>();
        tally.scheduled("BR", future);
        future.complete(download("BR", Status.OK));

        // when
        tally.add(future.join());

        // then
        InOrder events = inOrder(display);
        events.verify(display).scheduled("BR", future);
        events.verify(display).completed("BR", future);
        events.verify(display).ended("BR OK");
    }

    @Test
    void knowsTheIdealTimeIfTheServerHasToldEachHold() {
        // when
        tally.add(download("BR", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));
        tally.fail("US", new DownloadException("US", "HTTP error 418 - I'm a teapot", HOLD, SPAN));

        // then
        assertThat(tally.idealTime(List.of("BC", "BR", "US"), 2)).contains(Duration.ofSeconds(1));
        assertThat(tally.idealTime(List.of("BC", "BC", "BR", "BR", "US"), 2)).contains(Duration.ofMillis(1500));
        assertThat(tally.idealTime(List.of("BC", "BR", "CN", "US"), 2))
                .as("with a code of which nothing is known")
                .isEmpty();
    }

    @Test
    void doesNotKnowTheIdealTimeIfOneRequestGotNoResponse() {
        // when
        tally.fail("BR", new IllegalStateException());
        tally.add(download("BR", Status.OK));

        // then
        assertThat(tally.idealTime(List.of("BR"), 1)).isEmpty();
    }

    @Test
    void knowsForHowLongResultsWaitedToBeReadOnAverage() {
        // given
        Instant now = Instant.now();

        // when
        tally.add(download("BR", ended(now.minusSeconds(100))));
        tally.fail("US", new DownloadException("US", "broken", HOLD, ended(now.minusSeconds(200))));
        tally.add(download("CN", ended(now.plusSeconds(100))));

        // then
        assertThat(tally.meanReadLatency().orElseThrow())
                .as("of 100 s, 200 s, and none where the clock was set back meanwhile")
                .isBetween(Duration.ofSeconds(100), Duration.ofSeconds(120));
    }

    @Test
    void knowsOfNoReadLatencyWithoutResults() {
        assertThat(tally.meanReadLatency()).isEmpty();
    }

    @Test
    void countsWhatManyThreadsTellAtTheSameTime() throws Exception {
        // given
        int threads = 8;
        int rounds = 500;
        var together = new CyclicBarrier(threads);
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            // when
            List<Future<?>> tellers = IntStream.range(0, threads)
                    .<Future<?>>mapToObj(teller -> executor.submit(() -> {
                        together.await(20, TimeUnit.SECONDS);
                        for (int round = 0; round < rounds; round++) {
                            tellOfThree();
                        }
                        return null;
                    }))
                    .toList();
            for (Future<?> teller : tellers) {
                teller.get();
            }
        } finally {
            executor.shutdownNow();
        }

        // then
        assertCounts(threads * rounds, threads * rounds, threads * rounds);
    }

    private void tellOfThree() {
        Future<Download> future = CompletableFuture.completedFuture(download("BR", Status.OK));
        tally.scheduled("BR", future);
        tally.add(download("BR", Status.OK));
        tally.add(download("BC", Status.NOT_FOUND));
        tally.fail("US", new IllegalStateException());
    }

    private void assertCounts(int ok, int notFound, int errors) {
        assertThat(List.of(tally.count(Status.OK), tally.count(Status.NOT_FOUND), tally.count(Status.ERROR)))
                .as("OK, not found, errors")
                .containsExactly(ok, notFound, errors);
    }

    private static Span ended(Instant end) {
        return new Span(end, end, "some-1");
    }

    private static Download download(String code, Span span) {
        return new Download(code, Status.OK, URI.create("http://localhost"), 0, HOLD, span);
    }

    private static Download download(String code, Status status) {
        String name = code.toLowerCase(Locale.ROOT);
        URI uri = URI.create("http://localhost/flags/" + name + "/" + name + ".gif");
        return new Download(code, status, uri, 0, HOLD, SPAN);
    }
}
