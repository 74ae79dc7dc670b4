package flags.testing;

import endpoints.faults.Fault;

/** A fault of the server, and the line of the download that meets it. */
enum Misbehavior {
    NOT_FOUND("status:404", "BR not found: "),
    TEAPOT("status:418", "BR error: HTTP error 418 - I'm a teapot"),
    INTERNAL_ERROR("status:500", "BR error: HTTP error 500 - "),
    UNAVAILABLE("retry-after:0", "BR error: HTTP error 503 - "),
    NO_DATA_IN_TIME("no-response", "BR error: timed out while waiting for data"),
    SILENCE_AFTER_500_BYTES("stall:500", "BR error: timed out while waiting for data"),
    SLOW_HEADERS("slow-headers", "BR error: not finished after 5 s"),
    SLOW_BODY("slow-body", "BR error: not finished after 5 s"),
    CLOSED_CONNECTION("close", "BR error: empty response"),
    CONNECTION_RESET("reset", "BR error: connection lost: "),
    CONNECTION_RESET_AFTER_500_BYTES("reset:500", "BR error: connection lost: "),
    TRUNCATED_BODY("truncate:100", "BR error: truncated response: the server closed the connection too early"),
    TRUNCATED_BODY_OF_UNKNOWN_LENGTH("truncate-unknown:100", "BR error: not a GIF"),
    WRONG_TYPE("type:text/plain", "BR OK"),
    HTML("html", "BR error: not a GIF"),
    EMPTY_BODY("empty", "BR error: empty body"),
    MALFORMED_CHUNK("bad-chunk", "BR error: malformed response: bad chunk"),
    MALFORMED_STATUS_LINE("bad-status", "BR error: malformed response: not HTTP"),
    LARGE_HEADER("big-header", "BR error: malformed response: header lines too long or too many"),
    REDIRECT("redirect", "BR OK"),
    REDIRECT_LOOP("redirect-loop", "BR error: redirected in a circle"),
    REDIRECT_TO_CLOSED_PORT("redirect-nowhere", "BR error: cannot connect: connection refused"),
    EARLY_HINTS("hints", "BR OK"),
    COMPRESSED_BODY("gzip", "BR error: not a GIF");

    private final String fault;
    private final String line;

    Misbehavior(String fault, String line) {
        this.fault = fault;
        this.line = line;
    }

    Fault fault() {
        return Fault.parse(fault);
    }

    /** Returns the start of the line of the result. */
    String line() {
        return line;
    }

    /** Returns whether the flag is saved in spite of the fault. */
    boolean isHarmless() {
        return line.equals("BR OK");
    }

    /** Returns whether only a timeout ends the download. */
    boolean isSlow() {
        return line.contains("timed out") || line.contains("not finished");
    }
}
