package endpoints.server;

import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.io.CloseMode;

/**
 * Closes a connection after its last response, which is also what a client gets that has taken its leave before, and one whose client sends request after request without reading the
 * responses. HttpCore alone would go on reading a request that was answered before its end, such as one whose body is
 * too large, for as long as the client sends; and would keep every request in memory until its turn has come.
 */
final class ConnectionCloser implements Http1StreamListener {
    /** Enough for every client that pipelines, and little enough for the memory of a process. */
    static final int MAX_UNANSWERED_REQUESTS = 500;

    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {
        EndpointDetails counts = connection.getEndpointDetails();
        if (counts.getRequestCount() - counts.getResponseCount() > MAX_UNANSWERED_REQUESTS) {
            // A call of close() would be heard of only when all that the client has sent was read.
            throw new IllegalStateException("more requests without a response than are kept for a connection");
        }
    }

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse response) {}

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keptOpen) {
        boolean clientHasClosed = !connection.isOpen();
        if (!keptOpen || clientHasClosed) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }
}
