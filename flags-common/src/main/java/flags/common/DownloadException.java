package flags.common;

import httpclient.ErrorMessages;
import java.time.Duration;

/** A failed download. The message gives the reason, in words for the user. */
public final class DownloadException extends Exception {
    private static final long serialVersionUID = 3;

    private final String code;
    private final Duration delay;
    private final Span span;
    private final int retries;

    /**
     * Creates an exception for an unusable response.
     *
     * @param code the country code, in upper case
     * @param message the reason
     * @param delay the delay that the server planned for the response, zero if it stated none
     * @param span the time and thread of the download
     * @param retries the number of retries
     */
    DownloadException(String code, String message, Duration delay, Span span, int retries) {
        super(message);
        this.code = code;
        this.delay = delay;
        this.span = span;
        this.retries = retries;
    }

    /**
     * Creates an exception for a failed request, or a flag that could not be saved.
     *
     * @param code the country code, in upper case
     * @param cause the error that the message describes
     * @param delay the delay that the server planned for the response, zero if it stated none
     * @param span the time and thread of the download
     * @param retries the number of retries
     */
    DownloadException(String code, Throwable cause, Duration delay, Span span, int retries) {
        this(code, ErrorMessages.of(cause), delay, span, retries);
        initCause(cause);
    }

    /** Returns the country code, in upper case. */
    public String code() {
        return code;
    }

    /** Returns the delay that the server planned for the response, zero if it stated none or did not respond. */
    public Duration delay() {
        return delay;
    }

    /** Returns the time and thread of the download. */
    public Span span() {
        return span;
    }

    /** Returns the number of retries. */
    public int retries() {
        return retries;
    }
}
