package endpoints.server;

import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.io.CloseMode;

/**
 * Closes connections that HttpCore would keep: those that have had their last response, and those whose client sends
 * request after request without reading responses.
 *
 * <p>HttpCore reads a request to its end even if the response was sent before, for example because the body is too
 * large, and keeps all pipelined requests in memory until they are answered.
 */
final class ConnectionCloser implements Http1StreamListener {
    /** Far more than any real client pipelines, and few enough to bound the memory of a connection. */
    static final int MAX_UNANSWERED_REQUESTS = 500;

    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {
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
        boolean clientHasClosed = !connection.isOpen();
        if (!keptOpen || clientHasClosed) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }
}
