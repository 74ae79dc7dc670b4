package flags.testing;

import flags.common.DownloadMany;
import flags.common.DownloaderSettings;
import flags.common.FlagDownloader;
import flags.common.Style;
import flags.common.Tally;
import httpclient.ClientSettings;
import httpclient.RetryPolicy;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import reporting.Display;
import reporting.Status;

/** Runs a program's {@code downloadMany} and records its results. */
record Downloads(
        Style style,
        DownloadMany downloadMany,
        Path destination,
        Duration timeout,
        Duration maxTime,
        RetryPolicy retryPolicy) {
    /** Less than the number of flags. */
    private static final int MAX_CONCURRENCY = 120;

    private static final Duration LONG = Duration.ofSeconds(60);

    /** Returns a concurrency above the style's default if possible, but not by much: a task may need a process. */
    static int highConcurrency(Style style) {
        int aboveDefault = Math.min(style.defaultConcurrency() + 1, style.maxConcurrency());
        return Math.min(aboveDefault, MAX_CONCURRENCY);
    }

    Downloads(Style style, DownloadMany downloadMany, Path destination) {
        this(style, downloadMany, destination, LONG, LONG);
    }

    Downloads(Style style, DownloadMany downloadMany, Path destination, Duration timeout, Duration maxTime) {
        this(style, downloadMany, destination, timeout, maxTime, RetryPolicy.NONE);
    }

    Downloads withRetries(RetryPolicy policy) {
        return new Downloads(style, downloadMany, destination, timeout, maxTime, policy);
    }

    /**
     * The outcome of a run.
     *
     * @param tally the tally of the run
     * @param ended a line for each result, in the order in which the program read them
     */
    record Outcome(Tally tally, List<String> ended) {
        List<Integer> counts() {
            return List.of(tally.count(Status.OK), tally.count(Status.NOT_FOUND), tally.count(Status.ERROR));
        }

        List<String> codes() {
            return ended.stream().map(line -> line.substring(0, 2)).toList();
        }
    }

    Outcome from(String baseUrl, List<String> codes, int concurrency) throws InterruptedException {
        return from(baseUrl, codes, concurrency, new Recording());
    }

    /** Downloads with a recording that other threads can watch. */
    Outcome from(String baseUrl, List<String> codes, int concurrency, Recording recording) throws InterruptedException {
        Tally tally = tallyFrom(baseUrl, codes, concurrency, recording);
        return new Outcome(tally, recording.ended());
    }

    /** Downloads with any display. */
    Tally tallyFrom(String baseUrl, List<String> codes, int concurrency, Display display) throws InterruptedException {
        var tally = new Tally(display);
        try (var downloader = downloader(baseUrl, concurrency)) {
            downloadMany.downloadMany(codes, downloader, concurrency, tally);
        }
        return tally;
    }

    /** Returns the downloader of a run. */
    FlagDownloader downloader(String baseUrl, int concurrency) {
        // More connections than necessary: the program has to limit the requests itself.
        int connections = concurrency + 10;
        var client = new ClientSettings(connections, timeout, maxTime, retryPolicy, Double.POSITIVE_INFINITY);
        return new FlagDownloader(new DownloaderSettings(URI.create(baseUrl), destination.toString(), client));
    }
}
