package flags.endpoints;

import flags.endpoints.FlagFiles.Target;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.Method;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.net.PercentCodec;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** Answers requests, those for files through the gate and after their hold, without a thread that waits. */
final class FlagHandler implements AsyncServerRequestHandler<ReceivedRequest> {
    private final FlagCatalog catalog;
    private final Behaviour behaviour;
    private final boolean localNamesOnly;
    private final AccessLog log;
    private final ScheduledExecutorService timer;
    private final FlagFiles files;
    private final Traffic traffic = new Traffic();
    private final Gate gate = new Gate();

    FlagHandler(
            FlagCatalog catalog,
            Behaviour behaviour,
            boolean localNamesOnly,
            AccessLog log,
            ScheduledExecutorService timer) {
        this.catalog = catalog;
        this.behaviour = behaviour;
        this.localNamesOnly = localNamesOnly;
        this.log = log;
        this.timer = timer;
        this.files = new FlagFiles(catalog, behaviour);
    }

    Traffic traffic() {
        return traffic;
    }

    Gate gate() {
        return gate;
    }

    @Override
    public AsyncRequestConsumer<ReceivedRequest> prepare(
            HttpRequest request, @Nullable EntityDetails body, HttpContext context) {
        return new RequestReader();
    }

    @Override
    public void handle(ReceivedRequest received, ResponseTrigger trigger, HttpContext context) {
        HttpRequest request = received.request();
        Optional<Reply> refusal = refusal(received);
        if (refusal.isPresent()) {
            respond(refusal.get(), request, trigger, context);
            return;
        }
        String path = path(request);
        FlagFiles.target(path)
                .ifPresentOrElse(
                        target -> serve(target, request, trigger, context),
                        () -> respond(page(path), request, trigger, context));
    }

    private Optional<Reply> refusal(ReceivedRequest received) {
        HttpRequest request = received.request();
        if (received.bodyTooLarge()) {
            String sentence = "request bodies are read up to " + RequestReader.MAX_BODY_BYTES + " bytes";
            return Optional.of(
                    Reply.text(HttpStatus.SC_REQUEST_TOO_LONG, sentence, Map.of(HttpHeaders.CONNECTION, "close")));
        }
        if (localNamesOnly && !isLocalName(request.getAuthority())) {
            String sentence = "this server answers to local names only, such as localhost";
            return Optional.of(Reply.text(HttpStatus.SC_MISDIRECTED_REQUEST, sentence, Map.of()));
        }
        if (!Method.GET.isSame(request.getMethod()) && !Method.HEAD.isSame(request.getMethod())) {
            return Optional.of(Reply.text(
                    HttpStatus.SC_METHOD_NOT_ALLOWED, "GET and HEAD only", Map.of(HttpHeaders.ALLOW, "GET, HEAD")));
        }
        return Optional.empty();
    }

    /** Keeps web pages of other origins away that have their own name resolve to the loopback address. */
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

    private Reply page(String path) {
        return switch (path) {
            case "/" -> Reply.page(FlagPages.offers(behaviour));
            case "/flags/" -> Reply.page(FlagPages.index(catalog.names()));
            default -> Reply.notFound(path);
        };
    }

    private void serve(Target target, HttpRequest request, ResponseTrigger trigger, HttpContext context) {
        String knownTags = Arrays.stream(request.getHeaders(HttpHeaders.IF_NONE_MATCH))
                .map(Header::getValue)
                .collect(Collectors.joining(", "));
        Runnable response = () -> {
            Reply reply = files.reply(target, knownTags);
            traffic.finished();
            respond(reply, request, trigger, context);
        };
        traffic.arrived();
        gate.pass(target.code(), () -> afterHold(target, response));
    }

    private void afterHold(Target target, Runnable response) {
        long nanos = files.holdOf(target).toNanos();
        if (nanos == 0) {
            response.run();
        } else {
            var unused = timer.schedule(response, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void respond(Reply reply, HttpRequest request, ResponseTrigger trigger, HttpContext context) {
        if (log != AccessLog.NONE) {
            EndpointDetails connection = HttpCoreContext.cast(context).getEndpointDetails();
            int bytes = Method.HEAD.isSame(request.getMethod()) ? 0 : reply.length();
            log.responding(connection.getRemoteAddress(), new RequestLine(request).toString(), reply.status(), bytes);
        }
        try {
            trigger.submitResponse(reply.producer(), context);
        } catch (HttpException | IOException | IllegalStateException e) {
            // The client has gone while its response was held: nobody is left to be told.
        }
    }
}
