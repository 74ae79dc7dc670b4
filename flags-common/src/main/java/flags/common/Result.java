package flags.common;

import java.time.Duration;
import java.time.Instant;
import reporting.Status;

/**
 * The end of a download: success, not found or failure.
 *
 * @param code the country code
 * @param status the status
 * @param bytes the size of the saved flag, 0 if none was saved
 * @param delay the delay that the server stated for the response, zero if it stated none
 * @param span the time and the thread of the download
 * @param retries the number of retries
 */
record Result(String code, Status status, int bytes, Duration delay, Span span, int retries) {
    static Result of(Download download) {
        return new Result(
                download.code(),
                download.status(),
                download.bytes(),
                download.delay(),
                download.span(),
                download.retries());
    }

    /** Returns a failure. One that no downloader reported, such as the death of a worker process, happens now. */
    static Result of(String code, Throwable failure) {
        return failure instanceof DownloadException known
                ? new Result(code, Status.ERROR, 0, known.delay(), known.span(), known.retries())
                : new Result(code, Status.ERROR, 0, Duration.ZERO, Span.since(Instant.now()), 0);
    }

    /** Returns the time from the request to the end of the download. */
    Duration duration() {
        return Duration.between(span.start(), span.end());
    }
}
