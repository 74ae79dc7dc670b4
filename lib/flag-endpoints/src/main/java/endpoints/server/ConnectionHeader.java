package endpoints.server;

import java.util.Iterator;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.HeaderElements;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.HttpResponseInterceptor;
import org.apache.hc.core5.http.HttpVersion;
import org.apache.hc.core5.http.message.MessageSupport;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/**
 * Keeps connections open unless the client asks for something else. HttpCore's own interceptor closes them after 503 too,
 * so that every retry needs a new connection.
 */
final class ConnectionHeader implements HttpResponseInterceptor {
    @Override
    public void process(HttpResponse response, @Nullable EntityDetails body, HttpContext context) {
        HttpRequest request = HttpCoreContext.cast(context).getRequest();
        if (request == null || response.containsHeader(HttpHeaders.CONNECTION)) {
            return;
        }
        if (asksFor(HeaderElements.CLOSE, request)) {
            response.setHeader(HttpHeaders.CONNECTION, HeaderElements.CLOSE);
        } else if (request.getVersion() != null && request.getVersion().lessEquals(HttpVersion.HTTP_1_0)) {
            boolean keepAlive = asksFor(HeaderElements.KEEP_ALIVE, request);
            response.setHeader(HttpHeaders.CONNECTION, keepAlive ? HeaderElements.KEEP_ALIVE : HeaderElements.CLOSE);
        }
    }

    private static boolean asksFor(String option, HttpRequest request) {
        Iterator<String> options = MessageSupport.iterateTokens(request, HttpHeaders.CONNECTION);
        while (options.hasNext()) {
            if (options.next().equalsIgnoreCase(option)) {
                return true;
            }
        }
        return false;
    }
}
