package flags.endpoints;

import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;

/**
 * The number of connections that the servers of one process hold at most; those in excess are closed at once. Without
 * it a process runs out of file descriptors, and HttpCore's listener does not survive an accept that fails.
 */
public final class ConnectionLimit {
    private final int connections;
    private final AtomicInteger open = new AtomicInteger();

    /** @param connections at least 1 */
    public ConnectionLimit(int connections) {
        this.connections = connections;
    }

    IOSessionListener listener() {
        return new IOSessionListener() {
            @Override
            public void connected(IOSession session) {
                if (open.incrementAndGet() > connections) {
                    session.close(CloseMode.IMMEDIATE);
                }
            }

            @Override
            public void disconnected(IOSession session) {
                open.decrementAndGet();
            }

            @Override
            public void startTls(IOSession session) {}

            @Override
            public void inputReady(IOSession session) {}

            @Override
            public void outputReady(IOSession session) {}

            @Override
            public void timeout(IOSession session) {}

            @Override
            public void exception(IOSession session, Exception e) {}
        };
    }
}
