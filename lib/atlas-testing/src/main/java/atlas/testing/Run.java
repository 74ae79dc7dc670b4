package atlas.testing;

import atlas.common.Atlas;
import atlas.common.CardTally;
import atlas.common.MakeCards;
import atlas.common.Mirror;
import atlas.common.RequestCounts;
import atlas.common.Requests;
import flags.common.FlagStore;
import flags.common.Style;
import httpclient.ClientSettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import reporting.Counts;
import reporting.Display;

/** A run of a program's {@code makeCards}, to be executed on a thread of its own. */
final class Run implements Callable<Counts>, Display {
    private static final Duration LONG = Duration.ofSeconds(60);
    private static final int MAX_CONNECTIONS = 200;

    private final Style style;
    private final MakeCards makeCards;
    private final Path destination;
    private List<Mirror> mirrors = List.of();
    private List<String> codes = List.of();
    private int concurrency = 1;
    private UnaryOperator<Requests> faults = UnaryOperator.identity();
    private final RequestCounts requests = new RequestCounts();
    private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger cardsEnded = new AtomicInteger();
    private final List<Throwable> fatal = Collections.synchronizedList(new ArrayList<>());

    Run(Style style, MakeCards makeCards, Path destination) {
        this.style = style;
        this.makeCards = makeCards;
        this.destination = destination;
    }

    /** Sets the mirrors, and the time after which the next one is asked. */
    Run mirrors(List<TestMirror> servers, Duration hedgeAfter) {
        mirrors = IntStream.range(0, servers.size())
                .mapToObj(i -> new Mirror(URI.create(servers.get(i).url()), hedgeAfter.multipliedBy(i)))
                .toList();
        return this;
    }

    Run codes(List<String> selected) {
        codes = selected;
        return this;
    }

    Run concurrency(int max) {
        concurrency = max;
        return this;
    }

    /** Wraps the client, to make requests fail. */
    Run faults(UnaryOperator<Requests> wrapper) {
        faults = wrapper;
        return this;
    }

    @Override
    public Counts call() throws InterruptedException {
        Thread thread = Thread.currentThread();
        var tally = new CardTally(new FlagStore(destination, ".+"), this, failure -> end(failure, thread));
        var settings = new ClientSettings(MAX_CONNECTIONS, LONG, LONG);
        try (Requests client = faults.apply(Requests.with(style, settings))) {
            var atlas = new Atlas(mirrors, client, requests, failure -> end(failure, thread));
            makeCards.makeCards(codes, atlas, concurrency, tally);
        }
        return tally.close(codes.size());
    }

    private void end(Throwable failure, Thread thread) {
        fatal.add(failure);
        thread.interrupt();
    }

    @Override
    public void ended(String message) {
        lines.add(message);
        cardsEnded.incrementAndGet();
    }

    @Override
    public void detail(String line) {
        lines.add(line);
    }

    /** Returns the number of cards that were counted. */
    int cardsEnded() {
        return cardsEnded.get();
    }

    /** Returns the lines that {@code -v} prints. */
    List<String> lines() {
        return List.copyOf(lines);
    }

    /** Returns the exceptions that had to end the run. */
    List<Throwable> fatal() {
        return List.copyOf(fatal);
    }

    /** Returns the counts of the requests. */
    RequestCounts requests() {
        return requests;
    }
}
