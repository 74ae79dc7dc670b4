package flags.common;

import httpclient.ErrorMessages;
import java.time.Duration;

/** A download that failed. The message says why, in words for the user. */
public final class DownloadException extends Exception {
    private static final long serialVersionUID = 2;

    private final String code;
    private final Duration delay;
    private final Span span;

    /**
     * @param code the country code, in upper case
     * @param message why it failed
     * @param delay for how long the server meant to delay the response, zero if it did not say
     * @param span when and where it happened
     */
    public DownloadException(String code, String message, Duration delay, Span span) {
        super(message);
        this.code = code;
        this.delay = delay;
        this.span = span;
    }

    /**
     * @param code the country code, in upper case
     * @param cause which the message puts into words
     * @param delay for how long the server meant to delay the response, zero if it did not say
     * @param span when and where it happened
     */
    DownloadException(String code, Throwable cause, Duration delay, Span span) {
        super(ErrorMessages.of(cause), cause);
        this.code = code;
        this.delay = delay;
        this.span = span;
    }

    /** The country code, in upper case. */
    public String code() {
        return code;
    }

    /** For how long the server meant to delay the response, zero if it did not say or did not answer. */
    public Duration delay() {
        return delay;
    }

    /** When and where it happened. */
    public Span span() {
        return span;
    }
}
