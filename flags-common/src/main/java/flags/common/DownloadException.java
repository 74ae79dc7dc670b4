package flags.common;

import flags.http.FailureWords;
import java.time.Duration;

/** A download that failed. The message says why, in words for the user. */
public final class DownloadException extends Exception {
    private static final long serialVersionUID = 1;

    private final String code;
    private final Duration hold;

    /**
     * @param code the country code, in upper case
     * @param message why it failed
     * @param hold for how long the server meant to hold the response, zero if it did not say
     */
    public DownloadException(String code, String message, Duration hold) {
        super(message);
        this.code = code;
        this.hold = hold;
    }

    /**
     * @param code the country code, in upper case
     * @param cause which the message puts into words
     * @param hold for how long the server meant to hold the response, zero if it did not say
     */
    DownloadException(String code, Throwable cause, Duration hold) {
        super(FailureWords.of(cause), cause);
        this.code = code;
        this.hold = hold;
    }

    /** The country code, in upper case. */
    public String code() {
        return code;
    }

    /** For how long the server meant to hold the response, zero if it did not say or did not answer. */
    public Duration hold() {
        return hold;
    }
}
