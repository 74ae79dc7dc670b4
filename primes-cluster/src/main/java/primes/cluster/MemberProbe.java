package primes.cluster;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Finds out whether members listen at addresses, within seconds. Hazelcast itself retries for minutes if something
 * accepts its connection and does not answer.
 */
final class MemberProbe {
    /** The first bytes in both directions between members: {@code com.hazelcast.internal.nio.Protocols.CLUSTER}. */
    private static final byte[] PROTOCOL = {'H', 'Z', 'C'};

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);
    private static final Duration READ_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration TOTAL_TIMEOUT = Duration.ofSeconds(5);
    private static final int MAX_THREADS = 16;

    private MemberProbe() {}

    /** The result of a probe. */
    enum Result {
        MEMBER("a member"),
        /** Something accepts connections, but does not answer like a member. */
        NOT_A_MEMBER("not a member"),
        REFUSED("connection refused"),
        UNREACHABLE("unreachable");

        private final String text;

        Result(String text) {
            this.text = text;
        }

        @Override
        public String toString() {
            return text;
        }
    }

    /** Probes all addresses at once. */
    static Map<InetSocketAddress, Result> probe(List<InetSocketAddress> addresses) throws InterruptedException {
        ExecutorService executor = Executors.newFixedThreadPool(Math.min(addresses.size(), MAX_THREADS), probe -> {
            var thread = new Thread(probe, "probe");
            // A name lookup cannot be interrupted.
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Callable<Result>> probes = new ArrayList<>();
            for (InetSocketAddress address : addresses) {
                probes.add(() -> probe(address));
            }
            List<Future<Result>> futures = executor.invokeAll(probes, TOTAL_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            Map<InetSocketAddress, Result> results = new LinkedHashMap<>();
            for (int i = 0; i < futures.size(); i++) {
                results.put(addresses.get(i), result(futures.get(i)));
            }
            return results;
        } finally {
            executor.shutdownNow();
        }
    }

    private static Result result(Future<Result> future) throws InterruptedException {
        try {
            return future.get();
        } catch (CancellationException | ExecutionException e) {
            return Result.UNREACHABLE;
        }
    }

    private static Result probe(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), (int)
                    CONNECT_TIMEOUT.toMillis());
            return answers(socket) ? Result.MEMBER : Result.NOT_A_MEMBER;
        } catch (ConnectException e) {
            return Result.REFUSED;
        } catch (IOException e) {
            return Result.UNREACHABLE;
        }
    }

    private static boolean answers(Socket socket) {
        try {
            socket.setSoTimeout((int) READ_TIMEOUT.toMillis());
            socket.getOutputStream().write(PROTOCOL);
            return Arrays.equals(socket.getInputStream().readNBytes(PROTOCOL.length), PROTOCOL);
        } catch (IOException e) {
            return false;
        }
    }
}
