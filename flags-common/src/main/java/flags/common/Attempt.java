package flags.common;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A download from the moment at which the flag is asked for. However it ends, the time it took is known. */
final class Attempt {
    private final String code;
    private final URI uri;
    private final Instant start = Instant.now();
    private final @Nullable DownloadEvent event = FlightRecording.isOn() ? DownloadEvent.begun() : null;

    /**
     * @param code the country code, in upper case
     * @param uri of the flag
     */
    Attempt(String code, URI uri) {
        this.code = code;
        this.uri = uri;
    }

    String code() {
        return code;
    }

    URI uri() {
        return uri;
    }

    /** It ended as downloads may. */
    Download ended(Status status, int bytes, Duration delay) {
        record(status, bytes, delay);
        return new Download(code, status, uri, bytes, delay, Span.since(start));
    }

    /** It failed, for a reason that the server gave or that its answer is. */
    DownloadException failed(String message, Duration delay) {
        record(Status.ERROR, 0, delay);
        return new DownloadException(code, message, delay, Span.since(start));
    }

    /** It failed, and the cause is to be put into words. */
    DownloadException failed(Throwable cause, Duration delay) {
        record(Status.ERROR, 0, delay);
        return new DownloadException(code, cause, delay, Span.since(start));
    }

    private void record(Status status, int bytes, Duration delay) {
        if (event != null) {
            event.commit(code, status, bytes, delay);
        }
    }
}
