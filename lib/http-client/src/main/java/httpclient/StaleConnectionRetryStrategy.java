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
 * Has a request made again that met a connection which the server was about to close. A server may close a connection
 * whenever it is idle; a request that crosses this end was never answered, and is no failure of the server. On a new
 * connection the same thing is one, and an answer of any kind is final.
 */
final class StaleConnectionRetryStrategy implements HttpRequestRetryStrategy {
    private static final int MAX_ATTEMPTS = 5;

    /** To be called before each request: after a redirect, the answer to the one before is no answer to this one. */
    static void forgetAnswer(HttpRequest request, @Nullable EntityDetails body, HttpContext context) {
        HttpCoreContext.cast(context).setResponse(null);
    }

    @Override
    public boolean retryRequest(HttpRequest request, IOException failure, int attempts, HttpContext context) {
        HttpCoreContext exchange = HttpCoreContext.cast(context);
        EndpointDetails connection = exchange.getEndpointDetails();
        // The next attempt may fail before it has a connection of its own to tell of.
        exchange.setEndpointDetails(null);
        if (failure instanceof RequestNotExecutedException || connection == null) {
            // The event loop saw the end of the connection before it came to the request.
            return failure instanceof ConnectionClosedException && attempts < MAX_ATTEMPTS;
        }
        // The event loop counts responses as requests.
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
