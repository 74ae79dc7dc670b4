package flags.common;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/**
 * What the user asks a flags program for.
 *
 * @param selection the flags to download
 * @param source where from
 * @param limits how many at once and for how long
 * @param output where to, and what to show
 */
record FlagsOptions(Selection selection, Source source, Limits limits, Output output) {
    static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(3100);
    static final Duration DEFAULT_MAX_TIME = Duration.ofSeconds(30);
    private static final Path DEFAULT_DESTINATION = Path.of("downloaded");
    private static final Duration SHORTEST_TIME = Duration.ofMillis(1);
    private static final Duration LONGEST_TIME = Duration.ofDays(1);

    private static final int MAX_ROUNDS = 10_000;

    /** A list that is to be delayed in memory: with every code, 6.76 million downloads. */
    private static final int MAX_REPEAT = 10_000;

    private static final Option LIMIT = value("l", "limit", "N", "the first N codes only");
    private static final Option CONCURRENCY = value("m", "max-req", "CONCURRENT", "requests in flight at once");
    private static final Option CONCURRENCY_ALIAS = value(null, "max_req", "CONCURRENT", null);
    private static final Option SERVER =
            value("s", "server", "LABEL", "LOCAL (default), DELAY, ERROR or REMOTE, in any case");
    private static final Option VERBOSE = flag("v", "verbose", "a line per flag instead of the progress bar");
    private static final Option DEST = value("d", "dest", "DIR", "where to save (default: downloaded)");
    private static final Option TIMEOUT =
            value("t", "timeout", "SECONDS", "for connecting, and for each wait for data (default: 3.1)");
    private static final Option MAX_TIME =
            value("max-time", "SECONDS", "for one flag, from request to last byte (default: 30)");
    private static final Option BASE_URL =
            value("base-url", "URL", "any server with /cc/cc.gif below this URL, instead of a label");
    private static final Option EMBEDDED =
            flag("embedded", "start a flag server inside, whether or not one is running");
    private static final Option REPEAT = value("repeat", "N", "the list of codes N times over");
    private static final Option ROUNDS =
            value("rounds", "N", "the whole run N times, one after the other, with a report of each");
    private static final Option RECORD =
            value("record", "FILE", "a Flight Recorder file of the run, with events for each flag");
    private static final Option JSON = flag("json", "the report as a JSON object; all else goes to standard error");

    /**
     * The flags to download.
     *
     * @param codes sorted, without duplicates
     * @param repeat how often each is downloaded in a round
     * @param rounds how often all this is done
     */
    record Selection(List<String> codes, int repeat, int rounds) {
        /** A code for each download, in the order of submission. */
        List<String> downloads() {
            return Collections.nCopies(repeat, codes).stream()
                    .flatMap(List::stream)
                    .toList();
        }
    }

    /**
     * Where flags come from.
     *
     * @param label of the server, which counts if there is no base URL
     * @param baseUrl of the user's own server
     * @param embedded whether to start a server without looking for one
     */
    record Source(ServerLabel label, Optional<URI> baseUrl, boolean embedded) {}

    /**
     * How many downloads at once, and for how long.
     *
     * @param concurrency what was asked for or is the default, within the style's maximum
     * @param timeout for connecting and for each wait for data
     * @param maxTime for a download as a whole
     */
    record Limits(int concurrency, Duration timeout, Duration maxTime) {}

    /**
     * Where flags go, and what is shown.
     *
     * @param destination directory
     * @param verbose whether to print a line per flag
     * @param json whether the report is a JSON object
     * @param recording file for Flight Recorder, if the run is to be recorded
     */
    record Output(Path destination, boolean verbose, boolean json, Optional<Path> recording) {}

    /** The definition of all options. */
    static Options definition() {
        return new Options()
                .addOptionGroup(CodeOptions.group())
                .addOption(LIMIT)
                .addOptionGroup(new OptionGroup().addOption(CONCURRENCY).addOption(CONCURRENCY_ALIAS))
                .addOptionGroup(new OptionGroup().addOption(SERVER).addOption(BASE_URL))
                .addOption(VERBOSE)
                .addOption(DEST)
                .addOption(TIMEOUT)
                .addOption(MAX_TIME)
                .addOption(EMBEDDED)
                .addOption(REPEAT)
                .addOption(ROUNDS)
                .addOption(RECORD)
                .addOption(JSON);
    }

    /**
     * Reads the options for a style.
     *
     * @throws UsageException if a value is wrong or two options make no sense together
     */
    static FlagsOptions of(Style style, Arguments arguments) throws UsageException {
        Source source = source(arguments);
        int repeat = arguments.integer(REPEAT, 1, MAX_REPEAT).orElse(1);
        int rounds = arguments.integer(ROUNDS, 1, MAX_ROUNDS).orElse(1);
        if (repeat * rounds > 1 && source.baseUrl().isEmpty() && source.label() == ServerLabel.REMOTE) {
            throw new UsageException(
                    "--%s is for servers of your own, not for REMOTE".formatted(repeat > 1 ? "repeat" : "rounds"));
        }
        Option concurrencyOption = arguments.has(CONCURRENCY_ALIAS) ? CONCURRENCY_ALIAS : CONCURRENCY;
        int concurrency = arguments.count(concurrencyOption).orElse(style.defaultConcurrency());
        var limits = new Limits(
                Math.min(concurrency, style.maxConcurrency()),
                arguments.seconds(TIMEOUT, SHORTEST_TIME, LONGEST_TIME).orElse(DEFAULT_TIMEOUT),
                arguments.seconds(MAX_TIME, SHORTEST_TIME, LONGEST_TIME).orElse(DEFAULT_MAX_TIME));
        var output = new Output(
                arguments.path(DEST, "a directory").orElse(DEFAULT_DESTINATION),
                arguments.has(VERBOSE),
                arguments.has(JSON),
                arguments.path(RECORD, "a file"));
        return new FlagsOptions(new Selection(codes(arguments), repeat, rounds), source, limits, output);
    }

    private static List<String> codes(Arguments arguments) throws UsageException {
        List<String> codes = CodeOptions.codes(arguments);
        int limit = arguments.count(LIMIT).orElse(codes.size());
        return codes.subList(0, Math.min(limit, codes.size()));
    }

    private static Source source(Arguments arguments) throws UsageException {
        Optional<URI> baseUrl = arguments.url(BASE_URL, "http://localhost:8000/flags");
        ServerLabel label = label(arguments);
        boolean embedded = arguments.has(EMBEDDED);
        if (embedded && (baseUrl.isPresent() || label.endpoint().isEmpty())) {
            throw new UsageException("--embedded goes with LOCAL, DELAY and ERROR only");
        }
        return new Source(label, baseUrl, embedded);
    }

    private static ServerLabel label(Arguments arguments) throws UsageException {
        return arguments
                .choice(SERVER, List.of(ServerLabel.values()), ServerLabel::name)
                .orElse(ServerLabel.LOCAL);
    }
}
