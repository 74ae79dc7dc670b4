package flags.common;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import countrycodes.CodeOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The options of all programs that save flags.
 *
 * @param codes the selected codes, sorted and without duplicates
 * @param limits the concurrency and the timeouts
 * @param output the destination, and what to print
 */
public record RunOptions(List<String> codes, Limits limits, Output output) {
    static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(3100);
    static final Duration DEFAULT_MAX_TIME = Duration.ofSeconds(30);
    private static final Path DEFAULT_DESTINATION = Path.of("downloaded");
    private static final Duration MIN_TIME = Duration.ofMillis(1);
    private static final Duration MAX_TIME_LIMIT = Duration.ofDays(1);

    private static final Option LIMIT = value("l", "limit", "N", "the first N codes only");
    private static final Option DEST = value("d", "dest", "DIR", "directory for the flags (default: downloaded)");
    private static final Option TIMEOUT =
            value("t", "timeout", "SECONDS", "timeout for connecting and for each wait for data (default: 3.1)");
    private static final Option MAX_TIME =
            value("max-time", "SECONDS", "maximum time of a whole request (default: 30)");
    private static final Option JSON =
            flag("json", "print the report as a JSON object, and all else on standard error");

    /**
     * The concurrency and the timeouts.
     *
     * @param concurrency the number of results in progress, at most the style's maximum
     * @param timeout the timeout for connecting and for each wait for data
     * @param maxTime the maximum time of a whole request
     */
    public record Limits(int concurrency, Duration timeout, Duration maxTime) {}

    /**
     * The destination, and what to print.
     *
     * @param destination the directory for the flags
     * @param verbose whether to print a line per result
     * @param json whether to print the report as a JSON object
     */
    public record Output(Path destination, boolean verbose, boolean json) {}

    /**
     * Adds the definitions of the options.
     *
     * @param result what the program counts, such as {@code flag}
     * @param concurrent what the concurrency limits, such as {@code requests in flight}
     */
    public static void addTo(Options options, Style style, String result, String concurrent) {
        options.addOptionGroup(CodeOptions.group())
                .addOption(LIMIT)
                .addOption(concurrency("maximum number of %s (default: %s, at most %s)"
                        .formatted(concurrent, style.defaultConcurrency(), style.maxConcurrency())))
                .addOption(verbose("print a line per %s instead of the progress bar".formatted(result)))
                .addOption(DEST)
                .addOption(TIMEOUT)
                .addOption(MAX_TIME)
                .addOption(JSON);
    }

    private static Option concurrency(String description) {
        return value("m", "max-req", "CONCURRENT", description);
    }

    private static Option verbose(String description) {
        return flag("v", "verbose", description);
    }

    /**
     * Reads the options for a style.
     *
     * @throws UsageException if a value is wrong or two options contradict each other
     */
    public static RunOptions of(Style style, Arguments arguments) throws UsageException {
        List<String> codes = CodeOptions.codes(arguments);
        int limit = arguments.count(LIMIT).orElse(codes.size());
        int concurrency = arguments.count(concurrency("")).orElse(style.defaultConcurrency());
        var limits = new Limits(
                Math.min(concurrency, style.maxConcurrency()),
                arguments.seconds(TIMEOUT, MIN_TIME, MAX_TIME_LIMIT).orElse(DEFAULT_TIMEOUT),
                arguments.seconds(MAX_TIME, MIN_TIME, MAX_TIME_LIMIT).orElse(DEFAULT_MAX_TIME));
        var output = new Output(
                arguments.path(DEST, "a directory").orElse(DEFAULT_DESTINATION),
                arguments.has(verbose("")),
                arguments.has(JSON));
        return new RunOptions(codes.subList(0, Math.min(limit, codes.size())), limits, output);
    }
}
