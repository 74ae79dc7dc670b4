package endpoints.server;

import endpoints.server.Resources.Delayed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler.ResponseTrigger;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.net.PercentCodec;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Answers requests. Responses for delayed resources pass the gate and wait for their delay, without blocking a thread. */
final class RequestHandler {
    private final Resources resources;
    private final boolean localNamesOnly;
    private final AccessLog log;
    private final ScheduledExecutorService timer;
    private final Consumer<SocketAddress> closeConnection;
    private final RequestStats stats = new RequestStats();
    private final StatusResource status = new StatusResource(stats);
    private final Gate gate = new Gate();

    RequestHandler(
            Resources resources,
            boolean localNamesOnly,
            AccessLog log,
            ScheduledExecutorService timer,
            Consumer<SocketAddress> closeConnection) {
        this.closeConnection = closeConnection;
        this.resources = resources;
        this.localNamesOnly = localNamesOnly;
        this.log = log;
        this.timer = timer;
    }

    RequestStats stats() {
        return stats;
    }

    Gate gate() {
        return gate;
    }

    /** Answers a request at once, or returns the pending response that will answer it. */
    Optional<DelayedResponse> handle(ReceivedRequest received, ResponseTrigger trigger, HttpContext context) {
        HttpRequest request = received.request();
        Optional<Response> rejection = reject(received);
        if (rejection.isPresent()) {
            respond(rejection.get(), request, trigger, context);
            return Optional.empty();
        }
        String path = path(request);
        if (path.equals(StatusResource.PATH)) {
            respond(status.response(request.getMethod()), request, trigger, context);
            return Optional.empty();
        }
        String knownTags = Arrays.stream(request.getHeaders(HttpHeaders.IF_NONE_MATCH))
                .map(Header::getValue)
                .collect(Collectors.joining(", "));
        Consumer<Response> responder = response -> respond(response.unlessKnown(knownTags), request, trigger, context);
        Optional<DelayedResponse> delayed =
                resources.delayed(path).map(resource -> schedule(resource, isFirstOfConnection(context), responder));
        if (delayed.isEmpty()) {
            responder.accept(resources.page(path));
        }
        return delayed;
    }

    private Optional<Response> reject(ReceivedRequest received) {
        HttpRequest request = received.request();
        if (received.bodyTooLarge()) {
            String message = "the request body exceeds " + RequestReader.MAX_BODY_BYTES + " bytes";
            return Optional.of(
                    resources.error(HttpStatus.SC_REQUEST_TOO_LONG, message, Map.of(HttpHeaders.CONNECTION, "close")));
        }
        if (localNamesOnly && !isLocalName(request.getAuthority())) {
            String message = "the Host of the request is not a local name such as localhost";
            return Optional.of(resources.error(HttpStatus.SC_MISDIRECTED_REQUEST, message, Map.of()));
        }
        String allowed = path(request).equals(StatusResource.PATH) ? StatusResource.METHODS : "GET, HEAD";
        if (!List.of(allowed.split(", ", -1)).contains(request.getMethod())) {
            String message = allowed.replaceFirst(", (?=\\w+$)", " and ") + " only";
            return Optional.of(
                    resources.error(HttpStatus.SC_METHOD_NOT_ALLOWED, message, Map.of(HttpHeaders.ALLOW, allowed)));
        }
        return Optional.empty();
    }

    /** Rejects requests of foreign web pages whose host name resolves to the loopback address (DNS rebinding). */
    private static boolean isLocalName(@Nullable URIAuthority authority) {
        if (authority == null) {
            return true;
        }
        String host = authority.getHostName();
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.equalsIgnoreCase(InetAddress.getLoopbackAddress().getHostName());
    }

    private static String path(HttpRequest request) {
        String path = request.getPath();
        int query = path.indexOf('?');
        String withoutQuery = query < 0 ? path : path.substring(0, query);
        return withoutQuery.indexOf('%') < 0 ? withoutQuery : PercentCodec.decode(withoutQuery, StandardCharsets.UTF_8);
    }

    private static boolean isFirstOfConnection(HttpContext context) {
        return HttpCoreContext.cast(context).getEndpointDetails().getRequestCount() <= 1;
    }

    private DelayedResponse schedule(Delayed delayed, boolean firstOfConnection, Consumer<Response> responder) {
        if (firstOfConnection) {
            stats.connectionOpened();
        }
        var response = new DelayedResponse(
                stats, () -> responder.accept(delayed.response().get().delayedFor(delayed.delay())));
        gate.pass(delayed.key(), () -> response.sendAfter(delayed.delay(), timer));
        return response;
    }

    private void respond(Response response, HttpRequest request, ResponseTrigger trigger, HttpContext context) {
        if (log != AccessLog.NONE) {
            EndpointDetails connection = HttpCoreContext.cast(context).getEndpointDetails();
            int bytes = Method.HEAD.isSame(request.getMethod()) ? 0 : response.length();
            log.responding(
                    connection.getRemoteAddress(), new RequestLine(request).toString(), response.status(), bytes);
        }
        try {
            trigger.submitResponse(response.producer(), context);
        } catch (HttpException | IOException | IllegalStateException e) {
            // The client is gone. HttpCore closes a connection on failure only if it fails on its own thread.
            closeConnection.accept(
                    HttpCoreContext.cast(context).getEndpointDetails().getRemoteAddress());
        }
    }
}
