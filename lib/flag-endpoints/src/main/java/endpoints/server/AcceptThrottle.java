package endpoints.server;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.hc.core5.reactor.IOWorkerSelector;
import org.apache.hc.core5.reactor.IOWorkerStats;

/**
 * Lets the listener accept connections no faster than they are taken over, and those beyond the limit closed: a closed
 * connection keeps its descriptor until the selector has seen it. The listener would otherwise accept all of a burst
 * first, and with more than the process has descriptors for it would fail, for good.
 */
final class AcceptThrottle implements IOWorkerSelector {
    private static final int MAX_PENDING = 16;
    private static final long PAUSE_NANOS = TimeUnit.MICROSECONDS.toNanos(50);

    /** Longer than any server takes that is not being closed. */
    private static final long MAX_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);

    private final ConnectionLimit limit;

    AcceptThrottle(ConnectionLimit limit) {
        this.limit = limit;
    }

    @Override
    public int select(IOWorkerStats[] workers) {
        IOWorkerStats only = workers[0];
        long begin = System.nanoTime();
        while ((only.pendingChannelCount() >= MAX_PENDING || limit.isExceededBy(MAX_PENDING))
                && System.nanoTime() - begin < MAX_WAIT_NANOS) {
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        return 0;
    }
}
