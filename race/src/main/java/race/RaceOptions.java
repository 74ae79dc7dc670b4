package race;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import flags.common.CountryCodes;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/**
 * What the user asks for.
 *
 * @param work the same for everybody
 * @param field who races
 * @param rounds how often each races in a process of its own, and how often in one that is warm
 * @param seed of the order within each round
 * @param output directory for what is written
 */
record RaceOptions(Work work, Field field, int rounds, long seed, Path output) {
    private static final int MAX_ROUNDS = 1000;
    private static final int MAX_CONCURRENCY = 100_000;
    private static final int DEFAULT_ROUNDS = 3;
    private static final int DEFAULT_CONCURRENCY = 5;
    private static final String DEFAULT_DELAY = "0.02..0.2";
    private static final Path DEFAULT_OUTPUT = Path.of("race-results");
    private static final List<String> SERVERS = List.of("LOCAL", "DELAY", "ERROR");

    private static final Option ALL = flag("a", "all", "the 194 codes that have a flag");
    private static final Option EVERY = flag("e", "every", "every code from AA to ZZ (676)");
    private static final Option SERVER = value("s", "server", "LABEL", "LOCAL, DELAY (default) or ERROR, in any case");
    private static final Option DELAY =
            value("delay", "SECONDS", "delay of DELAY and ERROR: a time, or a range (default: 0.02..0.2)");
    private static final Option CONCURRENCY =
            value("m", "max-req", "CONCURRENT", "requests in flight at once (default: 5)");
    private static final Option ROUNDS = value("rounds", "N", "how often each races, cold and warm (default: 3)");
    private static final Option SEED = value("seed", "N", "another order within the rounds (default: 1)");
    private static final Option STYLES =
            value("styles", "NAMES", "some styles only, such as sequential,threadpool (default: all)");
    private static final Option PEERS = flag("peers", "race curl too, where installed");
    private static final Option PROGRAM =
            value("program", "COMMAND", "race any command that takes the options of the flags programs; repeatable");
    private static final Option JAVA_OPTIONS =
            value("java-options", "OPTIONS", "for the JVMs of the styles, such as '-XX:+UseSerialGC -Xmx64m'");
    private static final Option OUTPUT =
            value("output", "DIR", "where to write results and pictures (default: race-results)");

    /**
     * What everybody has to do.
     *
     * @param codes of the flags
     * @param server its label
     * @param delay for the server's option of that name
     * @param concurrency how many requests may be in flight together
     */
    record Work(List<String> codes, String server, String delay, int concurrency) {}

    /**
     * Who races.
     *
     * @param styles names of styles; none stands for all
     * @param programs commands of other programs
     * @param peers whether curl races too
     * @param javaOptions for the JVMs of the styles
     */
    record Field(List<String> styles, List<String> programs, boolean peers, List<String> javaOptions) {}

    static Options definition() {
        return new Options()
                .addOptionGroup(new OptionGroup().addOption(ALL).addOption(EVERY))
                .addOption(SERVER)
                .addOption(DELAY)
                .addOption(CONCURRENCY)
                .addOption(ROUNDS)
                .addOption(SEED)
                .addOption(STYLES)
                .addOption(PEERS)
                .addOption(PROGRAM)
                .addOption(JAVA_OPTIONS)
                .addOption(OUTPUT);
    }

    static RaceOptions of(Arguments arguments) throws UsageException {
        var work = new Work(
                codes(arguments),
                arguments.choice(SERVER, SERVERS, Function.identity()).orElse("DELAY"),
                arguments.text(DELAY).orElse(DEFAULT_DELAY),
                arguments.integer(CONCURRENCY, 1, MAX_CONCURRENCY).orElse(DEFAULT_CONCURRENCY));
        var field = new Field(
                arguments.text(STYLES).map(RaceOptions::names).orElse(List.of()),
                arguments.texts(PROGRAM),
                arguments.has(PEERS),
                arguments.text(JAVA_OPTIONS).map(CommandTokens::of).orElse(List.of()));
        return new RaceOptions(
                work,
                field,
                arguments.integer(ROUNDS, 1, MAX_ROUNDS).orElse(DEFAULT_ROUNDS),
                arguments.integer(SEED, 0, Integer.MAX_VALUE).orElse(1),
                arguments.path(OUTPUT, "a directory").orElse(DEFAULT_OUTPUT));
    }

    private static List<String> codes(Arguments arguments) throws UsageException {
        List<String> operands = arguments.operands();
        boolean all = arguments.has(ALL);
        if (!operands.isEmpty() && (all || arguments.has(EVERY))) {
            throw new UsageException("country codes and %s exclude each other".formatted(all ? "-a" : "-e"));
        }
        if (all) {
            return CountryCodes.all();
        }
        if (arguments.has(EVERY)) {
            return CountryCodes.every();
        }
        return operands.isEmpty() ? CountryCodes.MOST_POPULOUS : CountryCodes.parse(operands);
    }

    private static List<String> names(String list) {
        return Arrays.stream(list.split(",", -1))
                .map(name -> name.strip().replaceFirst("^flags-", ""))
                .filter(name -> !name.isEmpty())
                .distinct()
                .toList();
    }
}
