package endpoints.server;

import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.Method;

/**
 * A request whose body was discarded.
 *
 * @param head the head of the request
 * @param bodyTooLarge whether the body exceeds the limit and was not read to its end
 * @param connection the connection of the request
 */
record ReceivedRequest(HttpRequest head, boolean bodyTooLarge, EndpointDetails connection) {
    boolean isHead() {
        return Method.HEAD.isSame(head.getMethod());
    }

    boolean isFirstOfConnection() {
        return connection.getRequestCount() <= 1;
    }

    /** Returns the IP address of the client. */
    String client() {
        return connection.getRemoteAddress() instanceof InetSocketAddress address
                ? address.getAddress().getHostAddress()
                : connection.getRemoteAddress().toString();
    }

    /** Returns the host name by which the client addresses the server. */
    String host() {
        return head.getAuthority() == null ? "localhost" : head.getAuthority().getHostName();
    }

    /** Returns the raw path without the query. */
    String path() {
        String path = head.getPath();
        int query = path.indexOf('?');
        return query < 0 ? path : path.substring(0, query);
    }

    /** Returns the values of If-None-Match, or an empty string. */
    String knownTags() {
        return head.containsHeader(HttpHeaders.IF_NONE_MATCH)
                ? Arrays.stream(head.getHeaders(HttpHeaders.IF_NONE_MATCH))
                        .map(Header::getValue)
                        .collect(Collectors.joining(", "))
                : "";
    }
}
