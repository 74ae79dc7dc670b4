package flags.common;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reporting.FlightRecording;
import reporting.Status;

/** A running download. Creates its result or failure with the time that it took, and its Flight Recorder event. */
final class Attempt {
    private final String code;
    private final URI uri;
    private final Instant start = Instant.now();
    private final AtomicInteger retries = new AtomicInteger();
    private final @Nullable DownloadEvent event = FlightRecording.isOn() ? DownloadEvent.started() : null;

    /**
     * Starts the clock.
     *
     * @param code the country code, in upper case
     * @param uri the URI of the flag
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

    /** Counts a retry. */
    void retried() {
        retries.incrementAndGet();
    }

    /** Returns the result of a download that found out whether the flag exists. */
    Download completed(Status status, int bytes, Duration delay) {
        record(status, bytes, delay);
        return new Download(code, status, uri.toString(), bytes, delay, Span.since(start), retries.get());
    }

    /** Returns the failure of a download that got an unusable response. */
    DownloadException failed(String message, Duration delay) {
        record(Status.ERROR, 0, delay);
        return new DownloadException(code, message, delay, Span.since(start), retries.get());
    }

    /** Returns the failure of a download whose request failed, or whose flag could not be saved. */
    DownloadException failed(Throwable cause, Duration delay) {
        record(Status.ERROR, 0, delay);
        return new DownloadException(code, cause, delay, Span.since(start), retries.get());
    }

    private void record(Status status, int bytes, Duration delay) {
        if (event != null) {
            event.commit(code, status, bytes, delay);
        }
    }
}
