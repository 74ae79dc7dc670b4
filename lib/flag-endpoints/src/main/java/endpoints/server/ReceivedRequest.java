package endpoints.server;

import org.apache.hc.core5.http.HttpRequest;

/**
 * A request whose body was discarded.
 *
 * @param request the head of the request
 * @param bodyTooLarge whether the body exceeds the limit and was not read to its end
 */
record ReceivedRequest(HttpRequest request, boolean bodyTooLarge) {}
