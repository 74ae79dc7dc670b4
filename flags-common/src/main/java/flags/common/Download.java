package flags.common;

import java.io.Serializable;
import java.time.Duration;
import reporting.Status;

/**
 * A completed download: the flag was saved, or does not exist.
 *
 * @param code the country code, in upper case
 * @param status {@link Status#OK} or {@link Status#NOT_FOUND}
 * @param uri the URI of the flag, as text that all downloads of the flag share
 * @param bytes the size of the saved flag, 0 if none was saved
 * @param delay the delay that the server planned for the response, zero if it stated none
 * @param span the time and thread of the download
 * @param retries the number of retries
 */
public record Download(String code, Status status, String uri, int bytes, Duration delay, Span span, int retries)
        implements Serializable {
    private static final long serialVersionUID = 3;

    /** Creates the result of a download without retries. */
    public Download(String code, Status status, String uri, int bytes, Duration delay, Span span) {
        this(code, status, uri, bytes, delay, span, 0);
    }
}
