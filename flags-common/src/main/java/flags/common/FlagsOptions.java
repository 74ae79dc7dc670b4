package flags.common;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.RandomAccess;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/**
 * The options of a flags program.
 *
 * @param selection the flags to download
 * @param source the server
 * @param limits the concurrency and the timeouts
 * @param output the destination, and what to print
 */
record FlagsOptions(Selection selection, Source source, Limits limits, Output output) {
    static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(3100);
    static final Duration DEFAULT_MAX_TIME = Duration.ofSeconds(30);
    private static final Path DEFAULT_DESTINATION = Path.of("downloaded");
    private static final Duration MIN_TIME = Duration.ofMillis(1);
    private static final Duration MAX_TIME_LIMIT = Duration.ofDays(1);

    private static final int MAX_ROUNDS = 10_000;
    private static final int MAX_REPEAT = 10_000;

    private static final Option LIMIT = value("l", "limit", "N", "the first N codes only");
    private static final Option SERVER =
            value("s", "server", "LABEL", "LOCAL (default), DELAY, ERROR, CHAOS, BUSY or REMOTE, in any case");
    private static final Option VERBOSE = flag("v", "verbose", "print a line per flag instead of the progress bar");
    private static final Option DEST = value("d", "dest", "DIR", "directory for the flags (default: downloaded)");
    private static final Option TIMEOUT =
            value("t", "timeout", "SECONDS", "timeout for connecting and for each wait for data (default: 3.1)");
    private static final Option MAX_TIME =
            value("max-time", "SECONDS", "timeout for one flag, from request to last byte (default: 30)");
    private static final Option BASE_URL =
            value("base-url", "URL", "any server with /cc/cc.gif below this URL, instead of a label");
    private static final Option EMBEDDED = flag("embedded", "start a server inside, even if one is running");
    private static final Option REPEAT = value("repeat", "N", "download the list of codes N times in one run");
    private static final Option ROUNDS = value("rounds", "N", "repeat the whole run N times, with a report of each");
    private static final Option RECORD =
            value("record", "FILE", "write a Flight Recorder file with events for each flag");
    private static final Option JSON =
            flag("json", "print the report as a JSON object, and all else on standard error");

    /**
     * The flags to download.
     *
     * @param codes the codes, sorted, without duplicates
     * @param repeat the number of downloads of each flag in a round
     * @param rounds the number of rounds
     */
    record Selection(List<String> codes, int repeat, int rounds) {
        /** Returns a code for each download, in the order of submission: a view of the codes, not a copy. */
        List<String> downloads() {
            return new RepeatedList(codes, repeat);
        }
    }

    private static final class RepeatedList extends AbstractList<String> implements RandomAccess {
        private final List<String> list;
        private final int times;

        RepeatedList(List<String> list, int times) {
            this.list = list;
            this.times = times;
        }

        @Override
        public String get(int index) {
            return list.get(Objects.checkIndex(index, size()) % list.size());
        }

        @Override
        public int size() {
            return list.size() * times;
        }
    }

    /**
     * The server.
     *
     * @param label the label of the server, used if there is no base URL
     * @param baseUrl the URL of the user's own server
     * @param embedded whether to start a server without looking for a running one
     */
    record Source(ServerLabel label, Optional<URI> baseUrl, boolean embedded) {}

    /**
     * The concurrency and the timeouts.
     *
     * @param concurrency the number of requests in flight, at most the style's maximum
     * @param timeout the timeout for connecting and for each wait for data
     * @param maxTime the timeout for one download as a whole
     */
    record Limits(int concurrency, Duration timeout, Duration maxTime) {}

    /**
     * The destination, and what to print.
     *
     * @param destination the directory for the flags
     * @param verbose whether to print a line per flag
     * @param json whether to print the report as a JSON object
     * @param recording the Flight Recorder file, if the run is recorded
     */
    record Output(Path destination, boolean verbose, boolean json, Optional<Path> recording) {}

    /** Returns the definition of all options for a style. */
    static Options definition(Style style) {
        return new Options()
                .addOptionGroup(CodeOptions.group())
                .addOption(LIMIT)
                .addOption(concurrency(style))
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

    private static Option concurrency(Style style) {
        return value(
                "m",
                "max-req",
                "CONCURRENT",
                "maximum number of requests in flight (default: %s, at most %s)"
                        .formatted(style.defaultConcurrency(), style.maxConcurrency()));
    }

    /**
     * Reads the options for a style.
     *
     * @throws UsageException if a value is wrong or two options contradict each other
     */
    static FlagsOptions of(Style style, Arguments arguments) throws UsageException {
        Source source = source(arguments);
        int repeat = arguments.integer(REPEAT, 1, MAX_REPEAT).orElse(1);
        int rounds = arguments.integer(ROUNDS, 1, MAX_ROUNDS).orElse(1);
        if (repeat * rounds > 1 && source.baseUrl().isEmpty() && source.label() == ServerLabel.REMOTE) {
            throw new UsageException(
                    "--%s is for servers of your own, not for REMOTE".formatted(repeat > 1 ? "repeat" : "rounds"));
        }
        int concurrency = arguments.count(concurrency(style)).orElse(style.defaultConcurrency());
        var limits = new Limits(
                Math.min(concurrency, style.maxConcurrency()),
                arguments.seconds(TIMEOUT, MIN_TIME, MAX_TIME_LIMIT).orElse(DEFAULT_TIMEOUT),
                arguments.seconds(MAX_TIME, MIN_TIME, MAX_TIME_LIMIT).orElse(DEFAULT_MAX_TIME));
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
