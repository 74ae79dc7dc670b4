package endpoints.server;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;

/**
 * Closes connections that complete no response for too long: idle ones, those whose client sends its request byte by
 * byte, and those whose client does not read. A socket timeout detects only the first kind, because every byte resets it.
 */
final class StalledConnectionReaper implements IOSessionListener {
    private final ConnectionLimit limit;
    private final long timeoutNanos;
    private final Map<IOSession, Progress> connections = new ConcurrentHashMap<>();
    private final Map<SocketAddress, IOSession> byClient = new ConcurrentHashMap<>();

    /** The progress of a connection. Used by one thread. */
    private static final class Progress {
        private final SocketAddress client;
        private long responses;
        private long lastResponseNanos = System.nanoTime();

        Progress(SocketAddress client) {
            this.client = client;
        }

        boolean isStalled(long responsesNow, long nowNanos, long timeoutNanos) {
            if (responsesNow != responses) {
                responses = responsesNow;
                lastResponseNanos = nowNanos;
            }
            return nowNanos - lastResponseNanos > timeoutNanos;
        }
    }

    /**
     * Creates a reaper for the connections of a server.
     *
     * @param limit the limit that counts the connections too
     * @param timeout the maximum time that a connection may complete no response
     */
    StalledConnectionReaper(ConnectionLimit limit, Duration timeout) {
        this.limit = limit;
        this.timeoutNanos = timeout.toNanos();
    }

    /**
     * Closes the stalled connections. Called by one thread.
     *
     * @param nowNanos the current {@link System#nanoTime()}
     */
    void closeStalled(long nowNanos) {
        connections.forEach((connection, progress) -> {
            long responses = connection.getHandler() instanceof HttpConnection http
                    ? http.getEndpointDetails().getResponseCount()
                    : 0;
            if (progress.isStalled(responses, nowNanos, timeoutNanos)) {
                connection.close(CloseMode.IMMEDIATE);
            }
        });
    }

    /** Closes the connection of a client, if it is open. */
    void close(SocketAddress client) {
        IOSession connection = byClient.get(client);
        if (connection != null) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    /** Returns the number of open connections. */
    int openConnections() {
        return connections.size();
    }

    @Override
    public void connected(IOSession connection) {
        SocketAddress client = connection.getRemoteAddress();
        connections.put(connection, new Progress(client));
        byClient.put(client, connection);
        limit.connected(connection);
    }

    @Override
    public void disconnected(IOSession connection) {
        Progress last = connections.remove(connection);
        if (last != null) {
            byClient.remove(last.client, connection);
        }
        limit.disconnected();
    }

    @Override
    public void inputReady(IOSession connection) {}

    @Override
    public void startTls(IOSession connection) {}

    @Override
    public void outputReady(IOSession connection) {}

    @Override
    public void timeout(IOSession connection) {}

    @Override
    public void exception(IOSession connection, Exception e) {}
}
