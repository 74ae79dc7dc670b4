package atlas.common;

import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import flags.common.RunOptions;
import flags.common.Style;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The options of an atlas program.
 *
 * @param run the options of all programs that save flags
 * @param embeddedMirrors the number of embedded mirrors, used if there are no URLs
 * @param mirrorUrls the URLs of the user's own mirrors
 * @param hedgeAfter the time after which the next mirror is asked for a flag; zero asks all at once
 * @param deadline the time after which the run ends, if it is limited
 * @param recording the Flight Recorder file, if the run is recorded
 */
record AtlasOptions(
        RunOptions run,
        int embeddedMirrors,
        List<URI> mirrorUrls,
        Duration hedgeAfter,
        Optional<Duration> deadline,
        Optional<Path> recording) {
    private static final int DEFAULT_MIRRORS = 3;
    private static final int MAX_MIRRORS = 10;
    private static final Duration DEFAULT_HEDGE = Duration.ofMillis(200);
    private static final Duration MAX_DURATION = Duration.ofDays(1);

    private static final Option MIRRORS = value("mirrors", "N", "number of embedded mirrors (default: 3, at most 10)");
    private static final Option MIRROR =
            value("mirror", "URL", "any server with /cc/cc.gif and /cc/metadata.json below this URL; repeatable");
    private static final Option HEDGE_AFTER = value(
            "hedge-after", "SECONDS", "time after which the next mirror is asked, too (default: 0.2; 0: all at once)");
    private static final Option DEADLINE = value("deadline", "SECONDS", "end the run after this time");
    private static final Option RECORD =
            value("record", "FILE", "write a Flight Recorder file with an event for each card");

    /** Returns the definition of all options for a style. */
    static Options definition(Style style) {
        var options = new Options();
        RunOptions.addTo(options, style, "card", "cards in progress");
        return options.addOption(MIRRORS)
                .addOption(MIRROR)
                .addOption(HEDGE_AFTER)
                .addOption(DEADLINE)
                .addOption(RECORD);
    }

    /**
     * Reads the options for a style.
     *
     * @throws UsageException if a value is wrong or two options contradict each other
     */
    static AtlasOptions of(Style style, Arguments arguments) throws UsageException {
        if (arguments.has(MIRROR) && arguments.has(MIRRORS)) {
            throw new UsageException("--mirror and --mirrors exclude each other");
        }
        List<URI> urls = arguments.urls(MIRROR, "http://localhost:8000/flags");
        if (urls.size() > MAX_MIRRORS) {
            throw new UsageException("--mirror can be given at most %s times".formatted(MAX_MIRRORS));
        }
        return new AtlasOptions(
                RunOptions.of(style, arguments),
                arguments.integer(MIRRORS, 1, MAX_MIRRORS).orElse(DEFAULT_MIRRORS),
                urls,
                arguments.seconds(HEDGE_AFTER, Duration.ZERO, MAX_DURATION).orElse(DEFAULT_HEDGE),
                arguments.seconds(DEADLINE, Duration.ofMillis(1), MAX_DURATION),
                arguments.path(RECORD, "a file"));
    }
}
