package endpoints.server;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;

/**
 * The number of connections that the servers of one process delay at most; those in excess are closed at once. Without
 * it a process runs out of file descriptors, and HttpCore's listener does not survive an accept that fails.
 */
public final class ConnectionLimit {
    private final int connections;
    private final AtomicInteger open = new AtomicInteger();

    /** @param connections at least 1 */
    public ConnectionLimit(int connections) {
        this.connections = connections;
    }

    void connected(IOSession connection) {
        if (open.incrementAndGet() > connections) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    boolean isExceededBy(int excess) {
        return (long) open.get() - connections >= excess;
    }

    void disconnected() {
        open.decrementAndGet();
    }
}
