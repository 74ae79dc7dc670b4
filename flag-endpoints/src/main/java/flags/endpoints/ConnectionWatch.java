package flags.endpoints;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.reactor.IOSessionListener;
import org.jspecify.annotations.Nullable;

/**
 * Closes connections on which no response comes about for too long: those that are idle, those whose client sends its
 * request byte by byte, and those whose client does not read. A timeout of the socket would see the first only, as every
 * byte starts it anew.
 */
final class ConnectionWatch implements IOSessionListener {
    private final ConnectionLimit limit;
    private final long patienceNanos;
    private final Map<IOSession, Progress> connections = new ConcurrentHashMap<>();

    private record Progress(long responses, long sinceNanos) {}

    /**
     * A watch over the connections of a server.
     *
     * @param limit is told of all connections too
     * @param patience for how long a connection may go without a response
     */
    ConnectionWatch(ConnectionLimit limit, Duration patience) {
        this.limit = limit;
        this.patienceNanos = patience.toNanos();
    }

    /**
     * Closes the connections that have made no progress for too long.
     *
     * @param nowNanos the present, by the clock of all calls
     */
    void closeStalled(long nowNanos) {
        connections.replaceAll((connection, last) -> {
            long responses = responses(connection);
            return responses == last.responses() ? last : new Progress(responses, nowNanos);
        });
        connections.forEach((connection, last) -> {
            if (nowNanos - last.sinceNanos() > patienceNanos) {
                connection.close(CloseMode.IMMEDIATE);
            }
        });
    }

    /** How many connections are open. */
    int open() {
        return connections.size();
    }

    private static long responses(IOSession connection) {
        return connection.getHandler() instanceof HttpConnection http
                ? http.getEndpointDetails().getResponseCount()
                : 0;
    }

    @Override
    public void connected(IOSession connection) {
        connections.put(connection, new Progress(0, System.nanoTime()));
        limit.connected(connection);
    }

    @Override
    public void disconnected(IOSession connection) {
        connections.remove(connection);
        limit.disconnected();
    }

    @Override
    public void startTls(IOSession connection) {}

    @Override
    public void inputReady(IOSession connection) {}

    @Override
    public void outputReady(IOSession connection) {}

    @Override
    public void timeout(IOSession connection) {}

    @Override
    public void exception(@Nullable IOSession connection, Exception e) {}
}
