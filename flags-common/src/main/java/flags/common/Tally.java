package flags.common;

import commandline.reporting.IdealTime;
import httpclient.ErrorMessages;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;

/**
 * Counts results as they reach the program and shows each: what a style makes its results wait for can be seen on the
 * screen. May be used by any number of threads.
 */
public final class Tally {
    private final Display display;
    private final Map<Status, Integer> counts = new EnumMap<>(Status.class);
    private final Map<String, Duration> delays = new HashMap<>();
    private final UnreadFutures unread = new UnreadFutures();
    private final Instant start = Instant.now();
    private Duration readLatencys = Duration.ZERO;
    private int results;
    private boolean delaysKnown = true;

    /**
     * The run begins now.
     *
     * @param display shows each result; it is called under the tally's lock, so that what it shows is in order
     */
    public Tally(Display display) {
        this.display = display;
    }

    /**
     * A download was handed to an executor, and this future stands for it. Whoever calls this need not fear to lose a
     * result: if the program is interrupted, futures that are done by then are counted although it has not read them.
     * To be called before the result can be added.
     *
     * @param code the country code
     * @param future of its download
     */
    public synchronized void scheduled(String code, Future<Download> future) {
        unread.add(code, future);
        display.scheduled(code, future);
    }

    /** Counts a download that ended as downloads may. */
    public synchronized void add(Download download) {
        count(Result.of(download), download);
        display.ended(
                download.status() == Status.OK
                        ? download.code() + " OK"
                        : download.code() + " not found: " + download.uri());
    }

    /**
     * Counts a download that failed. One that was interrupted or cancelled has not failed: it is not finished.
     *
     * @param code the country code
     * @param cause what the download threw, without what a future may have wrapped around it
     */
    public synchronized void fail(String code, Throwable cause) {
        if (cause instanceof InterruptedException || cause instanceof CancellationException) {
            return;
        }
        count(Result.of(code, cause), cause);
        boolean expected = cause instanceof DownloadException;
        display.ended(code + " error: " + (expected ? cause.getMessage() : ErrorMessages.of(cause)));
    }

    /** @param origin what a future gave, or was completed with: the very object */
    private void count(Result result, Object origin) {
        Duration readLatency = result.span().untilNow();
        readLatencys = readLatencys.plus(readLatency);
        results++;
        if (FlightRecording.isOn()) {
            ResultEvent.record(result, Duration.between(start, result.span().start()), readLatency);
        }
        String code = result.code();
        unread.take(code, origin).ifPresent(future -> display.completed(code, future));
        counts.merge(result.status(), 1, Integer::sum);
        delays.put(code, result.delay());
        delaysKnown &= !result.delay().isZero();
    }

    /** Counts what is done but was not read, after the program was interrupted and has stopped its executors. */
    synchronized void settle() {
        unread.results()
                .forEach((code, results) -> results.forEach(result -> {
                    if (result instanceof Download download) {
                        add(download);
                    } else {
                        fail(code, (Throwable) result);
                    }
                }));
    }

    /** How many downloads ended in this way. */
    public synchronized int count(Status status) {
        return counts.getOrDefault(status, 0);
    }

    /** For how long results waited, on average, from the end of the download until the program learned of it. */
    synchronized Optional<Duration> meanReadLatency() {
        return results == 0 ? Optional.empty() : Optional.of(readLatencys.dividedBy(results));
    }

    /**
     * For how long a perfect client would have needed for these downloads.
     *
     * @param codes of all downloads, in the order of submission
     * @param concurrency how many may be under way together
     * @return empty if the server has not said for each how long it meant to delay it
     */
    synchronized Optional<Duration> idealTime(List<String> codes, int concurrency) {
        return delaysKnown && delays.keySet().containsAll(codes)
                ? Optional.of(IdealTime.of(codes.stream().map(delays::get), concurrency))
                : Optional.empty();
    }
}
