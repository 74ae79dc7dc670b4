package atlas.common;

import commandline.CannotRunException;
import endpoints.flags.FlagServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import httpclient.Reachability;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/**
 * The mirrors of a run: running servers, or embedded ones that end with the run.
 *
 * @param list the mirrors, in the order in which they are asked
 * @param servers the embedded servers, empty if running ones are used
 */
record Mirrors(List<Mirror> list, List<FlagServer> servers) implements AutoCloseable {
    /** With this seed and the next two, three mirrors refuse only three of the 194 flags together. */
    private static final long FIRST_SEED = 1;

    private static final DelayDistribution DELAYS = new DelayDistribution(Duration.ofMillis(50), Duration.ofSeconds(2));

    private static final Duration IDLE_TIMEOUT = Duration.ofMillis(500);

    /**
     * Starts embedded mirrors, or checks which of the user's own are reachable.
     *
     * @param warnings receives a line for each mirror that is unreachable
     * @throws CannotRunException if all mirrors are unreachable, or one cannot be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    static Mirrors open(AtlasOptions options, PrintStream warnings) throws CannotRunException, InterruptedException {
        if (options.mirrorUrls().isEmpty()) {
            List<FlagServer> servers = start(options.embeddedMirrors());
            List<URI> urls =
                    servers.stream().map(server -> URI.create(server.url())).toList();
            return new Mirrors(mirrors(urls, options.hedgeAfter()), servers);
        }
        requireAny(options.mirrorUrls(), options.run().limits().timeout(), warnings);
        return new Mirrors(mirrors(options.mirrorUrls(), options.hedgeAfter()), List.of());
    }

    private static List<Mirror> mirrors(List<URI> urls, Duration hedgeAfter) {
        return IntStream.range(0, urls.size())
                .mapToObj(i -> new Mirror(urls.get(i), hedgeAfter.multipliedBy(i)))
                .toList();
    }

    private static void requireAny(List<URI> urls, Duration timeout, PrintStream warnings) throws CannotRunException {
        List<CannotRunException> failures = new ArrayList<>();
        for (URI url : urls) {
            try {
                Reachability.requireConnection(url, timeout);
            } catch (CannotRunException e) {
                failures.add(e);
            }
        }
        if (failures.size() == urls.size()) {
            throw failures.get(0);
        }
        failures.forEach(failure -> warnings.println("Warning: " + failure.getMessage()));
    }

    private static List<FlagServer> start(int count) throws CannotRunException, InterruptedException {
        List<FlagServer> servers = new ArrayList<>();
        try {
            for (int index = 0; index < count; index++) {
                servers.add(FlagServer.start(behavior(index)));
            }
            return servers;
        } catch (IOException e) {
            servers.forEach(FlagServer::closeNow);
            throw new CannotRunException("cannot start a flag server: " + e.getMessage(), e);
        }
    }

    /** Returns the behavior of an embedded mirror. */
    static Behavior behavior(int index) {
        return new Behavior(DELAYS, Behavior.DEFAULT_ERROR_RATE, FIRST_SEED + index);
    }

    /** Returns whether the mirrors are part of this process. */
    boolean embedded() {
        return !servers.isEmpty();
    }

    /** Returns the maximum number of requests that a card has in flight: one for the name, and one for each mirror. */
    int requestsPerCard() {
        return list.size() + 1;
    }

    /** Returns the number of requests that embedded mirrors still have in flight, or empty without such mirrors. */
    OptionalInt inFlight() throws InterruptedException {
        if (!embedded()) {
            return OptionalInt.empty();
        }
        int inFlight = 0;
        for (FlagServer server : servers) {
            // Mirrors learn of a cancelled request when its connection is closed.
            server.stats().awaitIdle(IDLE_TIMEOUT);
            inFlight += server.stats().inFlight();
        }
        return OptionalInt.of(inFlight);
    }

    @Override
    public void close() {
        servers.forEach(FlagServer::closeNow);
    }
}
