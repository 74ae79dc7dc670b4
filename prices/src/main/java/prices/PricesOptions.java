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

/**
 * What the user asks for.
 *
 * @param style in which prices are asked for
 * @param site which server is asked
 * @param client its limits: as many connections as there are workers
 * @param executor of the futures of {@link Style#SINGLE}
 * @param queues what the queues are fed with, and how fast
 * @param output file for the prices, if they are to be saved
 */
record PricesOptions(
        Style style,
        ExecutorKind executor,
        PriceSite.Wish site,
        ClientSettings client,
        QueuesOptions queues,
        Optional<OutputFile> output) {
    static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(3100);
    static final Duration DEFAULT_MAX_TIME = Duration.ofSeconds(30);
    private static final int DEFAULT_CONSUMERS = 32;
    private static final int DEFAULT_THREADS = 100;
    private static final int MAX_WORKERS = 1000;
    private static final int DEFAULT_DAYS = 31;
    private static final int MAX_DAYS = 366;
    private static final Duration DEFAULT_PACE = Duration.ofMillis(15);
    private static final int DEFAULT_CAPACITY = 100;
    private static final int MAX_CAPACITY = 1_000_000;
    private static final Duration SHORTEST_TIME = Duration.ofMillis(1);
    private static final Duration LONGEST_TIME = Duration.ofDays(1);

    private static final Option STYLE = value("s", "style", "STYLE", "queues (default), map, as-completed or single");
    private static final Option EXECUTOR = value("executor", "KIND", "single: threads (default) or processes");
    private static final Option WORKERS = value(
            "m",
            "workers",
            "N",
            "consumers of queues (default: %s), threads of map and as-completed (default: %s)"
                    .formatted(DEFAULT_CONSUMERS, DEFAULT_THREADS));
    private static final Option DAYS =
            value("days", "N", "queues: so many days from 2020-03-01 (default: %s)".formatted(DEFAULT_DAYS));
    private static final Option PACE =
            value("pace", "SECONDS", "queues: the time between two queries (default: 0.015)");
    private static final Option CAPACITY = value(
            "capacity",
            "N",
            "queues: so many queries can wait for a consumer (default: %s)".formatted(DEFAULT_CAPACITY));
    private static final Option OUTPUT =
            value("o", "output", "FILE", "save the prices as CSV, once all of them are there");
    private static final Option TIMEOUT =
            value("t", "timeout", "SECONDS", "for connecting, and for each wait for data (default: 3.1)");
    private static final Option MAX_TIME =
            value("max-time", "SECONDS", "for one price, from request to last byte (default: 30)");
    private static final Option BASE_URL =
            value("base-url", "URL", "any price server, instead of the one at port 5000");
    private static final Option EMBEDDED =
            flag("embedded", "start a price server inside, whether or not one is running");

    /** The options that not all styles know, and those that do. */
    private static final Map<Option, Set<Style>> STYLES_OF = new LinkedHashMap<>(Map.of(
            WORKERS, EnumSet.complementOf(EnumSet.of(Style.SINGLE)),
            EXECUTOR, EnumSet.of(Style.SINGLE),
            DAYS, EnumSet.of(Style.QUEUES),
            PACE, EnumSet.of(Style.QUEUES),
            CAPACITY, EnumSet.of(Style.QUEUES)));

    /**
     * What the queues are fed with.
     *
     * @param days from 2020-03-01 on
     * @param pace the time between two queries
     * @param capacity how many queries can wait for a consumer
     */
    record QueuesOptions(int days, Duration pace, int capacity) {}

    /** The definition of all options. */
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
                .addOption(MAX_TIME)
                .addOptionGroup(new OptionGroup().addOption(BASE_URL).addOption(EMBEDDED));
    }

    /**
     * Reads the options.
     *
     * @throws UsageException if a value is wrong or two options make no sense together
     */
    static PricesOptions of(Arguments arguments) throws UsageException {
        arguments.requireNoOperands();
        Style style = style(arguments);
        int usualWorkers = style == Style.QUEUES ? DEFAULT_CONSUMERS : DEFAULT_THREADS;
        var client = new ClientSettings(
                arguments.integer(WORKERS, 1, MAX_WORKERS).orElse(usualWorkers),
                arguments.seconds(TIMEOUT, SHORTEST_TIME, LONGEST_TIME).orElse(DEFAULT_TIMEOUT),
                arguments.seconds(MAX_TIME, SHORTEST_TIME, LONGEST_TIME).orElse(DEFAULT_MAX_TIME));
        var queues = new QueuesOptions(
                arguments.integer(DAYS, 1, MAX_DAYS).orElse(DEFAULT_DAYS),
                arguments.seconds(PACE, Duration.ZERO, LONGEST_TIME).orElse(DEFAULT_PACE),
                arguments.integer(CAPACITY, 1, MAX_CAPACITY).orElse(DEFAULT_CAPACITY));
        var site = new PriceSite.Wish(arguments.url(BASE_URL, "http://localhost:5000"), arguments.has(EMBEDDED));
        Optional<OutputFile> output = arguments.path(OUTPUT, "a file").map(OutputFile::new);
        return new PricesOptions(
                style,
                arguments.choice(EXECUTOR, ExecutorKind.class).orElse(ExecutorKind.THREADS),
                site,
                client,
                queues,
                output);
    }

    private static Style style(Arguments arguments) throws UsageException {
        Style style = arguments.choice(STYLE, Style.class).orElse(Style.QUEUES);
        for (Map.Entry<Option, Set<Style>> entry : STYLES_OF.entrySet()) {
            if (arguments.has(entry.getKey()) && !entry.getValue().contains(style)) {
                throw new UsageException("--%s is for %s, not for %s"
                        .formatted(
                                entry.getKey().getLongOpt(),
                                entry.getValue().stream().map(Style::label).collect(Collectors.joining(", ")),
                                style.label()));
            }
        }
        return style;
    }
}
