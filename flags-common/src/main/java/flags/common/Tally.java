package flags.common;

import httpclient.ErrorMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import reporting.Counts;
import reporting.Display;
import reporting.FlightRecording;
import reporting.IdealTime;
import reporting.Status;

/**
 * Counts results and shows each one when the program reads it, so the screen shows the order in which a style delivers
 * results. Keeps the futures that are not read yet and one delay per distinct code, but no results. Thread-safe.
 */
public final class Tally {
    private final Display display;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private final Map<String, Duration> delays = new HashMap<>();
    private final IdentityHashMap<Future<Download>, String> unread = new IdentityHashMap<>();
    private final Instant start = Instant.now();
    private Duration totalReadLatency = Duration.ZERO;
    private int results;
    private long retries;
    private boolean delaysKnown = true;

    /**
     * Starts the tally of a run.
     *
     * @param display shows each result; called under the tally's lock, in the order of the results
     */
    public Tally(Display display) {
        this.display = display;
    }

    /**
     * Registers a future before it is read. If the run is interrupted, the tally counts the registered futures that
     * are done but unread.
     *
     * @param code the country code
     * @param future the future of its download
     */
    public synchronized void scheduled(String code, Future<Download> future) {
        unread.put(future, code);
        display.scheduled(code, future);
    }

    /**
     * Counts the result of a registered future.
     *
     * @param future the future
     * @param download its result
     */
    public synchronized void add(Future<Download> future, Download download) {
        String code = read(future);
        Result result = Result.of(download);
        display.completed(code, result.status(), result.duration());
        count(result, message(download));
    }

    /**
     * Counts a registered future that failed. An interrupted or cancelled download is not counted: it is not finished.
     *
     * @param future the future
     * @param cause the exception that the download threw, not the exception that wraps it
     * @throws Error the cause if it is an error: the run cannot go on
     */
    public synchronized void fail(Future<Download> future, Throwable cause) {
        String code = read(future);
        if (isFailure(cause)) {
            Result result = Result.of(code, cause);
            display.completed(code, result.status(), result.duration());
            count(result, message(code, cause));
        }
    }

    /** Counts a download that completed without a future. */
    public synchronized void add(Download download) {
        count(Result.of(download), message(download));
    }

    /**
     * Counts a download that failed without a future. An interrupted or cancelled download is not counted: it is not
     * finished.
     *
     * @param code the country code
     * @param cause the exception that the download threw
     * @throws Error the cause if it is an error: the run cannot go on
     */
    public synchronized void fail(String code, Throwable cause) {
        if (isFailure(cause)) {
            count(Result.of(code, cause), message(code, cause));
        }
    }

    /**
     * Shows a message that concerns the run and not one flag.
     *
     * @param message one line
     */
    public synchronized void warn(String message) {
        display.warn(message);
    }

    private String read(Future<Download> future) {
        String code = unread.remove(future);
        if (code == null) {
            throw new IllegalArgumentException("the future was not registered, or was read before");
        }
        return code;
    }

    private static boolean isFailure(Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return !(cause instanceof InterruptedException || cause instanceof CancellationException);
    }

    private static String message(Download download) {
        return download.status() == Status.OK
                ? download.code() + " OK"
                : download.code() + " not found: " + download.uri();
    }

    private static String message(String code, Throwable cause) {
        String reason = cause instanceof DownloadException ? cause.getMessage() : ErrorMessages.of(cause);
        return code + " error: " + reason;
    }

    private void count(Result result, String message) {
        Duration readLatency = result.span().untilNow();
        totalReadLatency = totalReadLatency.plus(readLatency);
        results++;
        retries += result.retries();
        if (FlightRecording.isOn()) {
            ResultEvent.record(result, Duration.between(start, result.span().start()), readLatency);
        }
        counts.merge(result.status(), 1, Integer::sum);
        delays.put(result.code(), result.delay());
        delaysKnown &= !result.delay().isZero();
        display.ended(message + retries(result.retries()));
    }

    private static String retries(int number) {
        return number == 0 ? "" : " (%d %s)".formatted(number, number == 1 ? "retry" : "retries");
    }

    /** Counts the futures that are done but unread, after an interrupted run has stopped its executor. */
    synchronized void addUnread() {
        List.copyOf(unread.keySet()).stream().filter(Future::isDone).forEach(this::addDone);
    }

    private void addDone(Future<Download> future) {
        try {
            add(future, future.get());
        } catch (ExecutionException e) {
            Throwable cause = Objects.requireNonNull(e.getCause());
            if (!(cause instanceof Error)) {
                fail(future, cause);
            }
        } catch (CancellationException e) {
            unread.remove(future);
        } catch (InterruptedException e) {
            throw new IllegalStateException("get waits for a future that is done", e);
        }
    }

    /** Returns the number of downloads that ended with a status. */
    public synchronized int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /** Returns the counts of a run with so many downloads. */
    synchronized Counts counts(int downloads) {
        int ok = count(Status.OK);
        int notFound = count(Status.NOT_FOUND);
        int errors = count(Status.ERROR);
        return new Counts(ok, notFound, errors, downloads - ok - notFound - errors);
    }

    /** Returns the number of retries of the downloads that ended. */
    synchronized long retries() {
        return retries;
    }

    /** Returns the mean delay between a download's end and the program reading its result, or empty without results. */
    synchronized Optional<Duration> meanReadLatency() {
        return results == 0 ? Optional.empty() : Optional.of(totalReadLatency.dividedBy(results));
    }

    /**
     * Returns the time that a perfect client would have needed.
     *
     * @param codes the codes of all downloads, in the order of submission
     * @param concurrency the number of downloads at the same time
     * @return empty if the server did not state the delay of each response
     */
    synchronized Optional<Duration> idealTime(List<String> codes, int concurrency) {
        return delaysKnown && delays.keySet().containsAll(codes)
                ? Optional.of(IdealTime.of(codes.stream().map(delays::get), concurrency))
                : Optional.empty();
    }
}
