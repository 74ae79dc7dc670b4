package httpclient;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import org.apache.hc.client5.http.HttpRequestRetryStrategy;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.RequestNotExecutedException;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/**
 * Repeats a request that was sent on a stale connection. A server may close an idle connection at any time, also while a
 * request is on its way (RFC 9112 §9.3.1). Such a request got no response and is sent again. On a new connection the same
 * event is a failure. A request that got a response is never repeated.
 */
final class StaleConnectionRetryStrategy implements HttpRequestRetryStrategy {
    private static final int MAX_ATTEMPTS = 5;

    /** Forgets the response to the previous request of a chain of redirects. A request interceptor. */
    static void clearResponse(HttpRequest request, @Nullable EntityDetails body, HttpContext context) {
        HttpCoreContext.cast(context).setResponse(null);
    }

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int attempts, HttpContext context) {
        HttpCoreContext exchange = HttpCoreContext.cast(context);
        EndpointDetails connection = exchange.getEndpointDetails();
        // The next attempt may fail before it has a connection.
        exchange.setEndpointDetails(null);
        if (failure instanceof RequestNotExecutedException || connection == null) {
            // The event loop saw the connection close before it sent the request.
            return failure instanceof ConnectionClosedException && attempts < MAX_ATTEMPTS;
        }
        // The asynchronous client counts each response as one more request.
        boolean reused = connection.getRequestCount() > 1 || connection.getResponseCount() > 0;
        return reused && exchange.getResponse() == null && isLost(failure);
    }

    private static boolean isLost(IOException failure) {
        return failure instanceof NoHttpResponseException
                || failure instanceof ConnectionClosedException
                || (failure instanceof SocketException && !(failure instanceof ConnectException));
    }

    @Override
    public boolean retryRequest(HttpResponse response, int attempts, HttpContext context) {
        return false;
    }

    @Override
    public TimeValue getRetryInterval(HttpResponse response, int attempts, HttpContext context) {
        return TimeValue.ZERO_MILLISECONDS;
    }
}
