package endpoints.server;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;

/**
 * Closes connections that make no progress for too long: idle ones, those whose client sends its request byte by byte, and
 * those whose client does not read. A socket timeout detects only the first kind, because every byte resets it.
 */
final class StalledConnectionReaper implements IOSessionListener {
    private final ConnectionLimit limit;
    private final long timeoutNanos;
    private final Map<String, Connection> connections = new ConcurrentHashMap<>();

    /**
     * Creates a reaper for the connections of a server.
     *
     * @param limit the limit that counts the connections too
     * @param timeout the maximum time without a completed request head or response
     */
    StalledConnectionReaper(ConnectionLimit limit, Duration timeout) {
        this.limit = limit;
        this.timeoutNanos = timeout.toNanos();
    }

    /**
     * Adds a connection. It is removed when it ends.
     *
     * @param id the id of its session
     * @param connection the connection
     */
    void add(String id, Connection connection) {
        connections.put(id, connection);
    }

    /**
     * Closes the stalled connections.
     *
     * @param nowNanos the current {@link System#nanoTime()}
     */
    void closeStalled(long nowNanos) {
        for (Connection connection : connections.values()) {
            if (connection.isStalled(nowNanos, timeoutNanos)) {
                connection.reset();
            }
        }
    }

    /** Returns the number of open connections. */
    int openConnections() {
        return connections.size();
    }

    @Override
    public void connected(IOSession session) {
        limit.connected(session);
    }

    @Override
    public void disconnected(IOSession session) {
        connections.remove(session.getId());
        limit.disconnected();
    }

    @Override
    public void inputReady(IOSession session) {}

    @Override
    public void startTls(IOSession session) {}

    @Override
    public void outputReady(IOSession session) {}

    @Override
    public void timeout(IOSession session) {}

    @Override
    public void exception(IOSession session, Exception e) {}
}
