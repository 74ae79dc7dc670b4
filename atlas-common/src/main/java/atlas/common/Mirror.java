package atlas.common;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;

/**
 * A server of flags and metadata. All mirrors have the same content.
 *
 * @param url the base URL, without a trailing slash
 * @param startDelay the time that a request for a flag waits for the mirrors before this one; zero for the first mirror
 */
public record Mirror(URI url, Duration startDelay) {
    /**
     * Returns the remaining time until a request starts, in nanoseconds; not positive if it should have started.
     *
     * @param start the {@link System#nanoTime} at which the first mirror was asked
     */
    public long nanosUntilTurn(long start) {
        return start + startDelay.toNanos() - System.nanoTime();
    }

    /** Returns the URI of a flag. */
    URI flag(String code) {
        String name = code.toLowerCase(Locale.ROOT);
        return URI.create("%s/%s/%s.gif".formatted(url, name, name));
    }

    /** Returns the URI of the metadata of a country. */
    URI metadata(String code) {
        return URI.create("%s/%s/metadata.json".formatted(url, code.toLowerCase(Locale.ROOT)));
    }
}
