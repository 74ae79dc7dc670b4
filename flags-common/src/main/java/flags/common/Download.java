package flags.common;

import java.io.Serializable;
import java.net.URI;
import java.time.Duration;

/**
 * A download that ended as downloads may: the flag was saved, or the server has no such flag.
 *
 * @param code the country code, in upper case
 * @param status {@link Status#OK} or {@link Status#NOT_FOUND}
 * @param uri that was asked for
 * @param bytes the size of what was saved, 0 if nothing was
 * @param delay for how long the server meant to delay the response, zero if it did not say
 * @param span when and where it happened
 */
public record Download(String code, Status status, URI uri, int bytes, Duration delay, Span span)
        implements Serializable {
    private static final long serialVersionUID = 2;
}
