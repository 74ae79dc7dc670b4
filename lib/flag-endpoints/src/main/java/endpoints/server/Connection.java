package endpoints.server;

import endpoints.response.RawOutput;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOSession;
import org.jspecify.annotations.Nullable;

/**
 * A connection of a client. Closes connections that HttpCore would keep: those that have had their last response, and those
 * whose client sends request after request without reading responses. Writes raw output when its turn has come.
 *
 * <p>HttpCore reads a request to its end even if the response was sent before, for example because the body is too
 * large, and keeps all pipelined requests in memory until they are answered.
 */
final class Connection implements Http1StreamListener {
    /** Far more than any real client pipelines, and few enough to bound the memory of a connection. */
    static final int MAX_UNANSWERED_REQUESTS = 500;

    private final IOSession session;
    private final ScheduledExecutorService timer;
    private volatile long lastProgressNanos = System.nanoTime();
    private long turns;
    private long completed;
    private long outputTurn;
    private @Nullable RawOutput output;

    Connection(IOSession session, ScheduledExecutorService timer) {
        this.session = session;
        this.timer = timer;
    }

    /** Returns the position of the next request among all requests of this connection. */
    synchronized long nextTurn() {
        return turns++;
    }

    /** Writes raw output as soon as all earlier requests are answered. Then HttpCore no longer uses the connection. */
    synchronized void write(long turn, RawOutput raw) {
        if (output == null || turn < outputTurn) {
            output = raw;
            outputTurn = turn;
            writeIfDue();
        }
    }

    private void writeIfDue() {
        if (output != null && outputTurn == completed) {
            RawWriter.takeOver(session, output, timer);
        }
    }

    /** Returns whether neither a request head nor a response was completed for a time. */
    boolean isStalled(long nowNanos, long timeoutNanos) {
        return nowNanos - lastProgressNanos > timeoutNanos;
    }

    /** Closes the connection at once (RST). */
    void reset() {
        session.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {
        lastProgressNanos = System.nanoTime();
        EndpointDetails counts = connection.getEndpointDetails();
        if (counts.getRequestCount() - counts.getResponseCount() > MAX_UNANSWERED_REQUESTS) {
            // close() would take effect only after everything that the client has sent was read.
            throw new IllegalStateException("too many pipelined requests");
        }
    }

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse response) {}

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keptOpen) {
        lastProgressNanos = System.nanoTime();
        boolean clientHasClosed = !connection.isOpen();
        if (!keptOpen || clientHasClosed) {
            connection.close(CloseMode.IMMEDIATE);
            return;
        }
        synchronized (this) {
            completed++;
            writeIfDue();
        }
    }
}
