package endpoints.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.reactor.IOWorkerSelector;
import org.apache.hc.core5.reactor.IOWorkerStats;

/**
 * Slows the listener down to the speed at which the I/O thread registers new connections and closes excess ones. Without
 * it, the listener accepts a whole burst of connects before the I/O thread sees any of them. If that exhausts the file
 * descriptors, accept fails, and HttpCore's listener does not recover from a failed accept.
 */
final class AcceptThrottle implements IOWorkerSelector {
    private static final int MAX_PENDING = 16;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** A server that is shutting down never catches up, so the wait is bounded. */
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ConnectionLimit limit;

    AcceptThrottle(ConnectionLimit limit) {
        this.limit = limit;
    }

    @Override
    public int select(IOWorkerStats[] workers) {
        IOWorkerStats worker = workers[0];
        long start = System.nanoTime();
        while ((worker.pendingChannelCount() >= MAX_PENDING || limit.isExceededBy(MAX_PENDING))
                && System.nanoTime() - start < MAX_WAIT_NANOS) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return 0;
    }
}
