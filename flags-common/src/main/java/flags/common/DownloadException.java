package flags.common;

import flags.http.FailureWords;
import java.time.Duration;

/** A download that failed. The message says why, in words for the user. */
public final class DownloadException extends Exception {
    private static final long serialVersionUID = 2;

    private final String code;
    private final Duration hold;
    private final Span span;

    /**
     * @param code the country code, in upper case
     * @param message why it failed
     * @param hold for how long the server meant to hold the response, zero if it did not say
     * @param span when and where it happened
     */
    public DownloadException(String code, String message, Duration hold, Span span) {
        super(message);
        this.code = code;
        this.hold = hold;
        this.span = span;
    }

    /**
     * @param code the country code, in upper case
     * @param cause which the message puts into words
     * @param hold for how long the server meant to hold the response, zero if it did not say
     * @param span when and where it happened
     */
    DownloadException(String code, Throwable cause, Duration hold, Span span) {
        super(FailureWords.of(cause), cause);
        this.code = code;
        this.hold = hold;
        this.span = span;
    }

    /** The country code, in upper case. */
    public String code() {
        return code;
    }

    /** For how long the server meant to hold the response, zero if it did not say or did not answer. */
    public Duration hold() {
        return hold;
    }

    /** When and where it happened. */
    public Span span() {
        return span;
    }
}
