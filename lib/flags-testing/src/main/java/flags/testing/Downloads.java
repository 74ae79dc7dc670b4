package flags.testing;

import flags.common.DownloadMany;
import flags.common.DownloaderSettings;
import flags.common.FlagDownloader;
import flags.common.Status;
import flags.common.Style;
import flags.common.Tally;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Runs a program's {@code downloadMany} and takes down what its tally learns. */
record Downloads(Style style, DownloadMany downloadMany, Path destination, Duration timeout, Duration maxTime) {
    /** Fewer than there are flags. */
    private static final int MOST_AT_ONCE = 120;

    private static final Duration GENEROUS = Duration.ofSeconds(60);

    /** A concurrency beyond the style's default, as far as the style goes: modest where each task costs a process. */
    static int manyAtOnce(Style style) {
        int beyondDefault = Math.min(2 * style.defaultConcurrency(), style.maxConcurrency());
        return Math.min(beyondDefault, MOST_AT_ONCE);
    }

    Downloads(Style style, DownloadMany downloadMany, Path destination) {
        this(style, downloadMany, destination, GENEROUS, GENEROUS);
    }

    /**
     * What came of it.
     *
     * @param tally that the program was given
     * @param ended a line for each result, in the order in which the tally learnt of them
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

    /** The same, with a recording that others can watch. */
    Outcome from(String baseUrl, List<String> codes, int concurrency, Recording recording) throws InterruptedException {
        var tally = new Tally(recording);
        // More connections than it may use: the program has to keep to the concurrency by itself.
        int connections = concurrency + 10;
        var settings =
                new DownloaderSettings(URI.create(baseUrl), destination.toString(), connections, timeout, maxTime);
        try (var downloader = new FlagDownloader(settings)) {
            downloadMany.downloadMany(codes, downloader, concurrency, tally);
        }
        return new Outcome(tally, recording.ended());
    }
}
