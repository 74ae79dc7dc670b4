package prices;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import commandline.files.OutputFile;
import httpclient.ClientSettings;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;
import prices.client.PriceSite;
import prices.futures.ExecutorKind;
import prices.queues.QueuesOptions;

/**
 * The command line.
 *
 * @param executor the kind of executor of {@link Style#SINGLE}
 * @param source the server to use
 * @param client the limits of the client, with a connection for each worker
 * @param queues the options of {@link Style#QUEUES}
 * @param output the CSV file for the prices, if any
 */
record PricesOptions(
        Style style,
        ExecutorKind executor,
        PriceSite.Source source,
        ClientSettings client,
        QueuesOptions queues,
        Optional<OutputFile> output) {
    private static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(3100);
    private static final Duration DEFAULT_MAX_TIME = Duration.ofSeconds(30);
    private static final int DEFAULT_CONSUMERS = 32;
    private static final int DEFAULT_THREADS = 100;
    private static final int MAX_WORKERS = 1000;
    private static final int DEFAULT_DAYS = 31;
    private static final int MAX_DAYS = 366;
    private static final Duration DEFAULT_PACE = Duration.ofMillis(15);
    private static final int DEFAULT_CAPACITY = 100;
    private static final int MAX_CAPACITY = 100_000;
    private static final Duration MIN_TIME = Duration.ofMillis(1);
    private static final Duration MAX_TIME = Duration.ofDays(1);

    private static final Option STYLE = value("s", "style", "STYLE", "queues (default), map, as-completed or single");
    private static final Option EXECUTOR = value("executor", "KIND", "single: threads (default) or processes");
    private static final Option WORKERS = value(
            "m",
            "workers",
            "N",
            "queues: consumers (default: %s); map and as-completed: threads (default: %s); at most %s"
                    .formatted(DEFAULT_CONSUMERS, DEFAULT_THREADS, MAX_WORKERS));
    private static final Option DAYS = value(
            "days", "N", "queues: days from 2020-03-01, at most %s (default: %s)".formatted(MAX_DAYS, DEFAULT_DAYS));
    private static final Option PACE = value("pace", "SECONDS", "queues: time between two queries (default: 0.015)");
    private static final Option CAPACITY = value(
            "capacity",
            "N",
            "queues: capacity of TODO, at most %s (default: %s)".formatted(MAX_CAPACITY, DEFAULT_CAPACITY));
    private static final Option OUTPUT =
            value("o", "output", "FILE", "save the prices as CSV at the end of a complete run");
    private static final Option TIMEOUT =
            value("t", "timeout", "SECONDS", "timeout for connecting and for each wait for data (default: 3.1)");
    private static final Option REQUEST_MAX_TIME =
            value("max-time", "SECONDS", "maximum time of a whole request (default: 30)");
    private static final Option BASE_URL = value("base-url", "URL", "a price server other than the one at port 5000");
    private static final Option EMBEDDED = flag("embedded", "start an embedded server even if one is running");

    /** The options that not all styles accept, with those that do. */
    private static final Map<Option, Set<Style>> STYLES = new LinkedHashMap<>(Map.of(
            WORKERS, EnumSet.complementOf(EnumSet.of(Style.SINGLE)),
            EXECUTOR, EnumSet.of(Style.SINGLE),
            DAYS, EnumSet.of(Style.QUEUES),
            PACE, EnumSet.of(Style.QUEUES),
            CAPACITY, EnumSet.of(Style.QUEUES)));

    static Options definition() {
        return new Options()
                .addOption(STYLE)
                .addOption(EXECUTOR)
                .addOption(WORKERS)
                .addOption(DAYS)
                .addOption(PACE)
                .addOption(CAPACITY)
                .addOption(OUTPUT)
                .addOption(TIMEOUT)
                .addOption(REQUEST_MAX_TIME)
                .addOptionGroup(new OptionGroup().addOption(BASE_URL).addOption(EMBEDDED));
    }

    /** @throws UsageException if a value is invalid, or an option does not apply to the style */
    static PricesOptions of(Arguments arguments) throws UsageException {
        arguments.requireNoOperands();
        Style style = style(arguments);
        int defaultWorkers = style == Style.QUEUES ? DEFAULT_CONSUMERS : DEFAULT_THREADS;
        int workers = arguments.integer(WORKERS, 1, MAX_WORKERS).orElse(defaultWorkers);
        var client = new ClientSettings(
                workers,
                arguments.seconds(TIMEOUT, MIN_TIME, MAX_TIME).orElse(DEFAULT_TIMEOUT),
                arguments.seconds(REQUEST_MAX_TIME, MIN_TIME, MAX_TIME).orElse(DEFAULT_MAX_TIME));
        var queues = new QueuesOptions(
                arguments.integer(DAYS, 1, MAX_DAYS).orElse(DEFAULT_DAYS),
                arguments.seconds(PACE, Duration.ZERO, MAX_TIME).orElse(DEFAULT_PACE),
                arguments.integer(CAPACITY, 1, MAX_CAPACITY).orElse(DEFAULT_CAPACITY),
                workers);
        var source = new PriceSite.Source(arguments.url(BASE_URL, "http://localhost:5000"), arguments.has(EMBEDDED));
        ExecutorKind executor = arguments.choice(EXECUTOR, ExecutorKind.class).orElse(ExecutorKind.THREADS);
        Optional<OutputFile> output = arguments.path(OUTPUT, "a file").map(OutputFile::new);
        return new PricesOptions(style, executor, source, client, queues, output);
    }

    private static Style style(Arguments arguments) throws UsageException {
        Style style = arguments.choice(STYLE, Style.class).orElse(Style.QUEUES);
        for (Map.Entry<Option, Set<Style>> entry : STYLES.entrySet()) {
            if (arguments.has(entry.getKey()) && !entry.getValue().contains(style)) {
                String styles = entry.getValue().stream().map(Style::label).collect(Collectors.joining(", "));
                throw new UsageException(
                        "--%s is for %s, not for %s".formatted(entry.getKey().getLongOpt(), styles, style.label()));
            }
        }
        return style;
    }
}
