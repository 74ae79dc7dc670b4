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
 * Closes connections on which no response comes about for too long: those that are idle, those whose client sends its
 * request byte by byte, and those whose client does not read. A timeout of the socket would see the first only, as every
 * byte starts it anew.
 */
final class StalledConnectionReaper implements IOSessionListener {
    private final ConnectionLimit limit;
    private final long patienceNanos;
    private final Map<IOSession, Progress> connections = new ConcurrentHashMap<>();
    private final Map<SocketAddress, IOSession> byClient = new ConcurrentHashMap<>();

    /** How many responses there were on a connection, and since when. Used by one thread. */
    private static final class Progress {
        private final SocketAddress client;
        private long responses;
        private long sinceNanos = System.nanoTime();

        Progress(SocketAddress client) {
            this.client = client;
        }

        boolean isStalled(long responsesNow, long nowNanos, long patienceNanos) {
            if (responsesNow != responses) {
                responses = responsesNow;
                sinceNanos = nowNanos;
            }
            return nowNanos - sinceNanos > patienceNanos;
        }
    }

    /**
     * A watch over the connections of a server.
     *
     * @param limit is told of all connections too
     * @param patience for how long a connection may go without a response
     */
    StalledConnectionReaper(ConnectionLimit limit, Duration patience) {
        this.limit = limit;
        this.patienceNanos = patience.toNanos();
    }

    /**
     * Closes the connections that have made no progress for too long. Called by one thread.
     *
     * @param nowNanos the present, by {@link System#nanoTime()}
     */
    void closeStalled(long nowNanos) {
        connections.forEach((connection, progress) -> {
            long responses = connection.getHandler() instanceof HttpConnection http
                    ? http.getEndpointDetails().getResponseCount()
                    : 0;
            if (progress.isStalled(responses, nowNanos, patienceNanos)) {
                connection.close(CloseMode.IMMEDIATE);
            }
        });
    }

    /** Closes the connection of a client. */
    void close(SocketAddress client) {
        IOSession connection = byClient.get(client);
        if (connection != null) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }

    /** How many connections are open. */
    int open() {
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
