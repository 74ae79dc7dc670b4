package endpoints.server;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;

/**
 * Limits the open connections of all servers in a process. Excess connections are closed at once. Without a limit, the
 * process runs out of file descriptors, and HttpCore's listener does not recover from a failed accept.
 */
public final class ConnectionLimit {
    private final int maxConnections;
    private final AtomicInteger open = new AtomicInteger();

    /**
     * Creates a limit.
     *
     * @param maxConnections the maximum number of open connections, at least 1
     */
    public ConnectionLimit(int maxConnections) {
        this.maxConnections = maxConnections;
    }

    void connected(IOSession connection) {
        if (open.incrementAndGet() > maxConnections) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    boolean isExceededBy(int excess) {
        return (long) open.get() - maxConnections >= excess;
    }

    void disconnected() {
        open.decrementAndGet();
    }
}
