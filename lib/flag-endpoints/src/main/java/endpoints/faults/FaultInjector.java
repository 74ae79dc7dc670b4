package endpoints.faults;

import endpoints.response.ErrorFormat;
import endpoints.response.Html;
import endpoints.response.HttpDates;
import endpoints.response.Outcome;
import endpoints.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpStatus;

/** Commits the faults of a server. */
public final class FaultInjector {
    /** The path prefix that asks for a fault. */
    public static final String PATH_PREFIX = "/fault/";

    /** The port of TCPMUX (RFC 1078), an obsolete service that no system runs. */
    private static final int CLOSED_PORT = 1;

    private final ErrorFormat errors;
    private final Clock clock;
    private final FailureCounter failures = new FailureCounter();

    /**
     * Creates an injector.
     *
     * @param errors the format of error responses
     * @param clock the clock for the dates of {@code retry-after-date}
     */
    public FaultInjector(ErrorFormat errors, Clock clock) {
        this.errors = errors;
        this.clock = clock;
    }

    /** Returns what the server does with a request that meets a fault. */
    public Outcome inject(Fault fault, FaultyRequest request) {
        Response response = request.response();
        return switch (fault.kind()) {
            case NONE, LATE -> response;
            case STATUS -> error(fault.number(), Map.of());
            case RETRY_AFTER -> retryAfter(fault.parameter(), false);
            case RETRY_AFTER_DATE -> retryAfter(fault.parameter(), true);
            case FAIL ->
                failures.fails(request.client() + " " + fault + " " + request.path(), fault.number())
                        ? error(HttpStatus.SC_SERVICE_UNAVAILABLE, Map.of())
                        : response;
            case TYPE ->
                new Response(
                        response.status(), ContentType.parse(fault.parameter()), response.body(), response.headers());
            case HTML -> Response.page(Html.page("Not a flag", "<p>This page is a deliberate fault.</p>\n"));
            case EMPTY -> new Response(HttpStatus.SC_OK, response.type(), new byte[0], Map.of());
            case REDIRECT -> redirect(PATH_PREFIX + FaultKind.NONE + request.path());
            case REDIRECT_LOOP -> redirect(PATH_PREFIX + fault + request.path());
            case REDIRECT_NOWHERE -> redirect("http://" + request.host() + ":" + CLOSED_PORT + request.path());
            case GZIP ->
                new Response(
                        response.status(),
                        response.type(),
                        gzip(response.body()),
                        Map.of(HttpHeaders.CONTENT_ENCODING, "gzip"));
            case SLOW_HEADERS,
                    SLOW_BODY,
                    BANDWIDTH,
                    STALL,
                    NO_RESPONSE,
                    CLOSE,
                    RESET,
                    TRUNCATE,
                    TRUNCATE_UNKNOWN,
                    BAD_CHUNK,
                    BAD_STATUS,
                    BIG_HEADER,
                    HINTS -> RawFaults.output(fault, request);
        };
    }

    private Response retryAfter(String parameter, boolean asDate) {
        String[] secondsAndStatus = parameter.split(":", 2);
        String seconds = secondsAndStatus[0];
        int status = secondsAndStatus.length == 1
                ? HttpStatus.SC_SERVICE_UNAVAILABLE
                : Integer.parseInt(secondsAndStatus[1]);
        String value = asDate ? HttpDates.format(clock.instant().plusSeconds(Integer.parseInt(seconds))) : seconds;
        return error(status, Map.of(HttpHeaders.RETRY_AFTER, value));
    }

    private Response redirect(String location) {
        return error(HttpStatus.SC_MOVED_TEMPORARILY, Map.of(HttpHeaders.LOCATION, location));
    }

    private Response error(int status, Map<String, String> headers) {
        return errors.error(status, "status " + status + " on purpose", headers);
    }

    private static byte[] gzip(byte[] bytes) {
        var compressed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(compressed)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return compressed.toByteArray();
    }
}
