package flags.common;

import java.time.Duration;
import java.time.Instant;

/**
 * How a download ended, whether as downloads may or in a failure.
 *
 * @param code the country code
 * @param status how it ended
 * @param bytes the size of what was saved, 0 if nothing was
 * @param delay for how long the server meant to delay the response, zero if it did not say
 * @param span when and where it happened
 */
record Result(String code, Status status, int bytes, Duration delay, Span span) {
    static Result of(Download download) {
        return new Result(download.code(), download.status(), download.bytes(), download.delay(), download.span());
    }

    /** A failure that no download has thrown, such as the death of a worker process, is known from now on only. */
    static Result of(String code, Throwable failure) {
        return failure instanceof DownloadException known
                ? new Result(code, Status.ERROR, 0, known.delay(), known.span())
                : new Result(code, Status.ERROR, 0, Duration.ZERO, Span.since(Instant.now()));
    }
}
