package flags.common;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import flags.common.RunOptions.Output;
import httpclient.ClientSettings;
import httpclient.RetryPolicy;
import java.math.BigDecimal;
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
 * @param client the limits of the HTTP client, with a connection for each request in flight
 * @param output the destination, and what to print
 * @param recording the Flight Recorder file, if the run is recorded
 */
record FlagsOptions(
        Selection selection, Source source, ClientSettings client, Output output, Optional<Path> recording) {
    private static final Duration DEFAULT_BACKOFF = Duration.ofMillis(100);
    private static final Duration MAX_BACKOFF = Duration.ofMinutes(1);
    private static final int MAX_RETRIES = 1000;
    private static final BigDecimal MIN_RATE = new BigDecimal("0.001");
    private static final BigDecimal MAX_RATE = new BigDecimal(1_000_000);
    private static final int MAX_ROUNDS = 10_000;
    private static final int MAX_REPEAT = 10_000;

    private static final Option SERVER =
            value("s", "server", "LABEL", "LOCAL (default), DELAY, ERROR, CHAOS, BUSY or REMOTE; case-insensitive");
    private static final Option RETRIES =
            value("retries", "N", "retries of a download after a transient failure (default: 0)");
    private static final Option BACKOFF = value(
            "backoff",
            "SECONDS",
            "maximum random delay before the first retry, doubled for each further retry (default: 0.1);"
                    + " 0 retries at once and ignores Retry-After");
    private static final Option RATE = value("rate", "R", "maximum number of requests per second (default: no limit)");
    private static final Option BASE_URL =
            value("base-url", "URL", "any server with /cc/cc.gif below this URL, instead of a label");
    private static final Option EMBEDDED = flag("embedded", "start an embedded server even if one is running");
    private static final Option REPEAT = value("repeat", "N", "download the list of codes N times in one run");
    private static final Option ROUNDS = value("rounds", "N", "repeat the whole run N times, with a report of each");
    private static final Option RECORD =
            value("record", "FILE", "write a Flight Recorder file with events for each flag");

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

    /** Returns the definition of all options for a style. */
    static Options definition(Style style) {
        var options = new Options();
        RunOptions.addTo(options, style, "flag", "requests in flight");
        return options.addOptionGroup(new OptionGroup().addOption(SERVER).addOption(BASE_URL))
                .addOption(RETRIES)
                .addOption(BACKOFF)
                .addOption(RATE)
                .addOption(EMBEDDED)
                .addOption(REPEAT)
                .addOption(ROUNDS)
                .addOption(RECORD);
    }

    /**
     * Reads the options for a style.
     *
     * @throws UsageException if a value is wrong or two options contradict each other
     */
    static FlagsOptions of(Style style, Arguments arguments) throws UsageException {
        RunOptions run = RunOptions.of(style, arguments);
        Source source = source(arguments);
        int repeat = arguments.integer(REPEAT, 1, MAX_REPEAT).orElse(1);
        int rounds = arguments.integer(ROUNDS, 1, MAX_ROUNDS).orElse(1);
        if (repeat * rounds > 1 && source.baseUrl().isEmpty() && source.label() == ServerLabel.REMOTE) {
            throw new UsageException(
                    "--%s is for servers of your own, not for REMOTE".formatted(repeat > 1 ? "repeat" : "rounds"));
        }
        var selection = new Selection(run.codes(), repeat, rounds);
        return new FlagsOptions(
                selection, source, client(run.limits(), arguments), run.output(), arguments.path(RECORD, "a file"));
    }

    private static ClientSettings client(RunOptions.Limits limits, Arguments arguments) throws UsageException {
        var retryPolicy = new RetryPolicy(
                arguments.integer(RETRIES, 0, MAX_RETRIES).orElse(0),
                arguments.seconds(BACKOFF, Duration.ZERO, MAX_BACKOFF).orElse(DEFAULT_BACKOFF));
        double maxRate = arguments
                .decimal(RATE, MIN_RATE, MAX_RATE)
                .map(BigDecimal::doubleValue)
                .orElse(Double.POSITIVE_INFINITY);
        return new ClientSettings(limits.concurrency(), limits.timeout(), limits.maxTime(), retryPolicy, maxRate);
    }

    private static Source source(Arguments arguments) throws UsageException {
        Optional<URI> baseUrl = arguments.url(BASE_URL, "http://localhost:8000/flags");
        ServerLabel label = label(arguments);
        boolean embedded = arguments.has(EMBEDDED);
        if (embedded && (baseUrl.isPresent() || label.endpoint().isEmpty())) {
            throw new UsageException("--embedded excludes REMOTE and --base-url");
        }
        return new Source(label, baseUrl, embedded);
    }

    private static ServerLabel label(Arguments arguments) throws UsageException {
        return arguments
                .choice(SERVER, List.of(ServerLabel.values()), ServerLabel::name)
                .orElse(ServerLabel.LOCAL);
    }
}
