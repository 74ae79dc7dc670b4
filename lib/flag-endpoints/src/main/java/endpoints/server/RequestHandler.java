package endpoints.server;

import endpoints.faults.Fault;
import endpoints.faults.FaultInjector;
import endpoints.faults.FaultKind;
import endpoints.faults.FaultyRequest;
import endpoints.response.Outcome;
import endpoints.response.Response;
import endpoints.server.Resources.Delayed;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

/** Decides how requests are answered. Delayed responses wait without blocking a thread. */
final class RequestHandler {
    private static final String GET_AND_HEAD = "GET, HEAD";
    private static final String RETRY_AFTER_SECONDS = "1";
    private static final int NANOS_SCALE = 6;

    private final Resources resources;
    private final Behavior behavior;
    private final ServerHost host;
    private final ScheduledExecutorService timer;
    private final FaultInjector injector;
    private final RequestStats stats = new RequestStats();
    private final StatusResource status = new StatusResource(stats);
    private final Gate gate = new Gate();

    RequestHandler(Resources resources, Behavior behavior, ServerHost host, ScheduledExecutorService timer) {
        this.resources = resources;
        this.behavior = behavior;
        this.host = host;
        this.timer = timer;
        this.injector = new FaultInjector(resources, Clock.systemUTC());
    }

    RequestStats stats() {
        return stats;
    }

    Gate gate() {
        return gate;
    }

    /**
     * Answers a request.
     *
     * @param sender sends the response, now or later
     * @return the pending response, unless the request was answered at once
     */
    Optional<DelayedResponse> handle(ReceivedRequest request, Consumer<Outcome> sender) {
        Optional<Response> immediate = reject(request).or(() -> special(request));
        if (immediate.isPresent()) {
            sender.accept(immediate.get());
            return Optional.empty();
        }
        RequestedPath requested;
        try {
            requested = RequestedPath.parse(request.path());
        } catch (IllegalArgumentException e) {
            sender.accept(
                    resources.error(HttpStatus.SC_BAD_REQUEST, e.getMessage() + "; see " + FaultPage.PATH, Map.of()));
            return Optional.empty();
        }
        Optional<Delayed> delayed = resources.delayed(requested.path());
        if (delayed.isPresent()) {
            return answer(request, requested, delayed.get(), sender);
        }
        // Faults apply to delayed resources only, so a page with a fault does not exist.
        String path = requested.fault().isPresent() ? request.path() : requested.path();
        sender.accept(resources.page(path).unlessKnown(request.knownTags()));
        return Optional.empty();
    }

    private Optional<Response> reject(ReceivedRequest request) {
        if (request.bodyTooLarge()) {
            String message = "the request body exceeds " + RequestReader.MAX_BODY_BYTES + " bytes";
            return Optional.of(
                    resources.error(HttpStatus.SC_REQUEST_TOO_LONG, message, Map.of(HttpHeaders.CONNECTION, "close")));
        }
        if (!host.accepts(request.head().getAuthority())) {
            String message = "the Host of the request is not a local name such as localhost";
            return Optional.of(resources.error(HttpStatus.SC_MISDIRECTED_REQUEST, message, Map.of()));
        }
        String allowed = request.path().equals(StatusResource.PATH) ? StatusResource.METHODS : GET_AND_HEAD;
        if (!List.of(allowed.split(", ", -1)).contains(request.head().getMethod())) {
            String message = allowed.replaceFirst(", (?=\\w+$)", " and ") + " only";
            return Optional.of(
                    resources.error(HttpStatus.SC_METHOD_NOT_ALLOWED, message, Map.of(HttpHeaders.ALLOW, allowed)));
        }
        return Optional.empty();
    }

    /** Returns the response for a path that every endpoint has. */
    private Optional<Response> special(ReceivedRequest request) {
        return switch (request.path()) {
            case StatusResource.PATH ->
                Optional.of(status.response(request.head().getMethod()));
            case FaultPage.PATH -> Optional.of(FaultPage.text());
            default -> Optional.empty();
        };
    }

    private Optional<DelayedResponse> answer(
            ReceivedRequest request, RequestedPath requested, Delayed resource, Consumer<Outcome> sender) {
        if (request.isFirstOfConnection()) {
            stats.connectionOpened();
        }
        if (stats.rejectsBeyond(behavior.limit().max())) {
            String message = "more than " + behavior.limit().max() + " requests in flight";
            sender.accept(resources.error(
                    behavior.limit().status(), message, Map.of(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS)));
            return Optional.empty();
        }
        Optional<Fault> fault = requested.fault().or(() -> behavior.faultOf(resource.code()));
        Duration delay = behavior.delayOf(resource.code());
        var response = new DelayedResponse(stats, () -> {
            Response planned = stateDelay(resource.response().get(), delay);
            Outcome outcome = fault.map(cause -> commit(cause, request, requested.raw(), planned))
                    .orElse(planned);
            sender.accept(
                    outcome instanceof Response complete
                            ? stateDelay(complete, delay).unlessKnown(request.knownTags())
                            : outcome);
        });
        Duration total = delay.plus(fault.map(Fault::delay).orElse(Duration.ZERO));
        gate.pass(resource.code(), () -> response.sendAfter(total, timer));
        return Optional.of(response);
    }

    private Outcome commit(Fault fault, ReceivedRequest request, String path, Response response) {
        Outcome outcome = injector.inject(
                fault, new FaultyRequest(path, request.host(), request.client(), request.isHead(), response));
        if (outcome != response || fault.kind() == FaultKind.LATE) {
            stats.faultCommitted();
        }
        return outcome;
    }

    private static Response stateDelay(Response response, Duration delay) {
        if (delay.isZero()) {
            return response;
        }
        BigDecimal millis = BigDecimal.valueOf(delay.toNanos(), NANOS_SCALE).stripTrailingZeros();
        return response.with("Server-Timing", "delay;dur=" + millis.toPlainString());
    }
}
