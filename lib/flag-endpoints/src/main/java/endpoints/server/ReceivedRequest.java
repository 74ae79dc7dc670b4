package endpoints.server;

import org.apache.hc.core5.http.HttpRequest;

/** A request whose body, which nothing here has a use for, was read and dropped, or was too large to be read. */
record ReceivedRequest(HttpRequest request, boolean bodyTooLarge) {}
