package race;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import countrycodes.CodeOptions;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import race.contestants.CommandTokens;
import race.contestants.ContestantSelection;
import race.results.Work;
import race.results.Work.Kind;

/**
 * The parsed command line.
 *
 * @param work the work of each round
 * @param selection the contestants
 * @param rounds the number of rounds in each phase
 * @param seed the seed of the order within the rounds
 * @param output the output
 */
record RaceOptions(Work work, ContestantSelection selection, int rounds, int seed, Output output) {
    private static final int MAX_ROUNDS = 1000;
    private static final int MAX_CONCURRENCY = 100_000;
    private static final int MAX_RETRIES = 1000;
    private static final int DEFAULT_ROUNDS = 3;
    private static final int DEFAULT_CONCURRENCY = 5;
    private static final String DEFAULT_DELAY = "0.02..0.2";
    private static final Path DEFAULT_OUTPUT = Path.of("race-results");
    private static final String DEFAULT_SERVER = "DELAY";
    private static final List<String> SERVERS = List.of("LOCAL", "DELAY", "ERROR", Work.BUSY);

    private static final Option ATLAS =
            flag("atlas", "race the atlas programs, which make cards by calls that depend on calls");
    private static final Option SERVER =
            value("s", "server", "LABEL", "LOCAL, DELAY (default), ERROR or BUSY; case-insensitive");
    private static final Option DELAY =
            value("delay", "SECONDS", "delay of DELAY, ERROR and BUSY: a number or a range (default: 0.02..0.2)");
    private static final Option CONCURRENCY = value(
            "m", "max-req", "CONCURRENT", "requests in flight, or cards in progress (default: 5, at most 100000)");
    private static final Option RETRIES =
            value("retries", "N", "retries of a download after a transient failure (default: 0)");
    private static final Option ROUNDS =
            value("rounds", "N", "rounds of each contestant, cold and warm (default: 3, at most 1000)");
    private static final Option SEED = value("seed", "N", "seed of the order within the rounds (default: 1)");
    private static final Option STYLES =
            value("styles", "NAMES", "names of styles, such as sequential,threadpool (default: all)");
    private static final Option PEERS = flag("peers", "race curl too, if it is installed");
    private static final Option PROGRAM =
            value("program", "COMMAND", "race any command that takes the options of the flags programs; repeatable");
    private static final Option JAVA_OPTIONS =
            value("java-options", "OPTIONS", "options for the JVMs of the styles, such as '-XX:+UseSerialGC -Xmx64m'");
    private static final Option OUTPUT =
            value("output", "DIR", "directory for results, charts and page (default: race-results)");
    private static final Option PAGE_ONLY =
            flag("page-only", "do not race: make the page from the recordings in the output directory");

    /**
     * The output.
     *
     * @param directory the directory for the results
     * @param pageOnly whether to make the page from earlier results instead of racing
     */
    record Output(Path directory, boolean pageOnly) {}

    /** Returns the definition of all options. */
    static Options definition() {
        return new Options()
                .addOptionGroup(CodeOptions.group())
                .addOption(ATLAS)
                .addOption(SERVER)
                .addOption(DELAY)
                .addOption(CONCURRENCY)
                .addOption(RETRIES)
                .addOption(ROUNDS)
                .addOption(SEED)
                .addOption(STYLES)
                .addOption(PEERS)
                .addOption(PROGRAM)
                .addOption(JAVA_OPTIONS)
                .addOption(OUTPUT)
                .addOption(PAGE_ONLY);
    }

    /**
     * Reads the options.
     *
     * @throws UsageException if a value is invalid
     */
    static RaceOptions of(Arguments arguments) throws UsageException {
        boolean pageOnly = arguments.has(PAGE_ONLY);
        if (pageOnly) {
            requireNothingElse(arguments);
        }
        Work work = work(arguments);
        String javaOptions = arguments.text(JAVA_OPTIONS).orElse("");
        var selection = new ContestantSelection(
                work.kind().family(),
                arguments.text(STYLES).map(RaceOptions::names).orElse(List.of()),
                arguments.texts(PROGRAM),
                arguments.has(PEERS),
                javaOptions.isBlank() ? List.of() : CommandTokens.of(javaOptions));
        return new RaceOptions(
                work,
                selection,
                arguments.integer(ROUNDS, 1, MAX_ROUNDS).orElse(DEFAULT_ROUNDS),
                arguments.integer(SEED, 0, Integer.MAX_VALUE).orElse(1),
                new Output(arguments.path(OUTPUT, "a directory").orElse(DEFAULT_OUTPUT), pageOnly));
    }

    private static Work work(Arguments arguments) throws UsageException {
        List<String> codes = CodeOptions.codes(arguments);
        int concurrency = arguments.integer(CONCURRENCY, 1, MAX_CONCURRENCY).orElse(DEFAULT_CONCURRENCY);
        if (!arguments.has(ATLAS)) {
            String server =
                    arguments.choice(SERVER, SERVERS, Function.identity()).orElse(DEFAULT_SERVER);
            return new Work(
                    Kind.FLAGS,
                    codes,
                    server,
                    arguments.text(DELAY).orElse(DEFAULT_DELAY),
                    concurrency,
                    arguments.integer(RETRIES, 0, MAX_RETRIES).orElse(0));
        }
        for (Option option : List.of(SERVER, DELAY, RETRIES, PEERS, PROGRAM)) {
            if (arguments.has(option)) {
                throw new UsageException("--atlas and --%s exclude each other".formatted(option.getLongOpt()));
            }
        }
        return new Work(Kind.CARDS, codes, "", "", concurrency);
    }

    /** The page shows a race as it was: its conditions cannot be changed. */
    private static void requireNothingElse(Arguments arguments) throws UsageException {
        if (!arguments.operands().isEmpty()) {
            throw new UsageException("--page-only and country codes exclude each other");
        }
        for (Option option : definition().getOptions()) {
            if (arguments.has(option) && !option.equals(OUTPUT) && !option.equals(PAGE_ONLY)) {
                throw new UsageException("--page-only and --%s exclude each other".formatted(option.getLongOpt()));
            }
        }
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> name.strip().replaceFirst("^(flags|atlas)-", ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
