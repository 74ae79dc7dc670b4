package flags.endpoints;

import org.apache.hc.core5.http.HttpConnection;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.impl.Http1StreamListener;
import org.apache.hc.core5.io.CloseMode;

/**
 * Closes a connection after its last response. HttpCore alone would go on reading a request that was answered before
 * its end, such as one whose body is too large, for as long as the client sends.
 */
final class LastResponse implements Http1StreamListener {
    @Override
    public void onRequestHead(HttpConnection connection, HttpRequest request) {}

    @Override
    public void onResponseHead(HttpConnection connection, HttpResponse response) {}

    @Override
    public void onExchangeComplete(HttpConnection connection, boolean keptOpen) {
        if (!keptOpen) {
            connection.close(CloseMode.IMMEDIATE);
        }
    }
}
