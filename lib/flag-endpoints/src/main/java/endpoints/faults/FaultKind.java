package endpoints.faults;

import java.util.Arrays;
import java.util.Locale;

/** The kinds of faults, in the order of the documentation. */
public enum FaultKind {
    /** No fault. Replaces the fault that an endpoint has for a code. */
    NONE(FaultParameter.NONE, "", "the response, without the faults of the endpoint"),
    /** Another status code. */
    STATUS(FaultParameter.STATUS, "503", "status N with a short text"),
    /** A request to retry later, in seconds. */
    RETRY_AFTER(FaultParameter.SECONDS_AND_STATUS, "1", "status 503, or STATUS, and Retry-After: S"),
    /** A request to retry later, as a date. */
    RETRY_AFTER_DATE(
            FaultParameter.SECONDS_AND_STATUS, "1", "status 503, or STATUS, and Retry-After with an HTTP date"),
    /** A transient failure. */
    FAIL(FaultParameter.COUNT, "2", "status 503 K times, then the response (for each path and client address)"),
    /** A late response. */
    LATE(FaultParameter.SECONDS, "2", "the first byte after S seconds"),
    /** A slow response. */
    SLOW_HEADERS(FaultParameter.NONE, "", "one byte per second"),
    /** A slow body. */
    SLOW_BODY(FaultParameter.NONE, "", "the headers at once, the body with one byte per second"),
    /** A slow connection. */
    BANDWIDTH(FaultParameter.RATE, "1000", "BPS bytes per second"),
    /** A response that does not go on. */
    STALL(FaultParameter.BYTES, "100", "N bytes of the response, then nothing"),
    /** No response. */
    NO_RESPONSE(FaultParameter.NONE, "", "nothing"),
    /** A closed connection. */
    CLOSE(FaultParameter.NONE, "", "the end of the connection (FIN) instead of the response"),
    /** A reset connection. */
    RESET(
            FaultParameter.OPTIONAL_BYTES,
            "100",
            "a reset of the connection (RST) instead of the response, or after N bytes of it"),
    /** A body that ends early. */
    TRUNCATE(
            FaultParameter.BYTES,
            "100",
            "N bytes of the body and a Content-Length for all, then the end of the connection"),
    /** A body that ends early, which only its content shows. */
    TRUNCATE_UNKNOWN(
            FaultParameter.BYTES,
            "100",
            "N bytes of the body without a Content-Length, then the end of the connection"),
    /** A wrong content type. */
    TYPE(FaultParameter.MEDIA_TYPE, "text/plain", "Content-Type: T"),
    /** A page instead of the resource, as proxies and login portals send it. */
    HTML(FaultParameter.NONE, "", "status 200 and an HTML page instead of the resource"),
    /** An empty body. */
    EMPTY(FaultParameter.NONE, "", "status 200 and an empty body"),
    /** A malformed chunk. */
    BAD_CHUNK(FaultParameter.NONE, "", "a chunked body whose second chunk is malformed"),
    /** A malformed status line. */
    BAD_STATUS(FaultParameter.NONE, "", "an invalid status line"),
    /** A header beyond all limits. */
    BIG_HEADER(FaultParameter.NONE, "", "a header of a megabyte"),
    /** A redirect. */
    REDIRECT(FaultParameter.NONE, "", "a redirect to the resource"),
    /** A redirect to itself. */
    REDIRECT_LOOP(FaultParameter.NONE, "", "a redirect to the same URL"),
    /** A redirect to a closed port. */
    REDIRECT_NOWHERE(FaultParameter.NONE, "", "a redirect to a port of this host at which nothing listens"),
    /** An interim response. */
    HINTS(FaultParameter.NONE, "", "status 103 (Early Hints) before the response"),
    /** A compressed body for a client that does not accept it. */
    GZIP(FaultParameter.NONE, "", "a body with Content-Encoding: gzip, even if the client does not accept it");

    private final FaultParameter parameter;
    private final String example;
    private final String description;

    FaultKind(FaultParameter parameter, String example, String description) {
        this.parameter = parameter;
        this.example = example;
        this.description = description;
    }

    /**
     * Returns the kind with a name.
     *
     * @param name the name, such as {@code retry-after}
     * @throws IllegalArgumentException if there is no such kind
     */
    public static FaultKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.toString().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("unknown kind of fault"));
    }

    boolean accepts(String text) {
        return parameter.accepts(text);
    }

    /** Returns the name and the form of the parameter, such as {@code retry-after:S[:STATUS]}. */
    public String syntax() {
        return this + parameter.syntax();
    }

    /** Returns the range of the parameter, for people. */
    public String ranges() {
        return parameter.ranges();
    }

    /** Returns a fault of this kind with a typical parameter. */
    public Fault example() {
        return new Fault(this, example);
    }

    /** Returns what a client receives. */
    public String description() {
        return description;
    }

    /** Returns the name, such as {@code retry-after}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
