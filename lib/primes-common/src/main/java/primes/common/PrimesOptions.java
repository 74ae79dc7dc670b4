package primes.common;

import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;

/**
 * The options of all prime programs.
 *
 * @param job the work
 * @param workers the number of threads or processes, from 1 to 1000
 */
record PrimesOptions(Job job, int workers) {
    private static final int MAX_WORKERS = 1000;
    private static final int MAX_CHUNKS = 100_000;
    private static final int DEFAULT_CHUNKS = 100;

    private static final Option ALGORITHM = value(
            "algorithm",
            "NAME",
            "trial (default), wheel (1.5 times as fast) or miller-rabin (thousands of times as fast)");
    private static final Option NUMBER =
            value("number", "N", "check these numbers instead of the built-in ones; repeatable");
    private static final Option RANGE_OPTION =
            value("range", "FROM..TO", "count the primes in a range, both ends included");
    private static final Option CHUNK =
            value("chunk", "N", "numbers of a range per task (default: a hundredth of the range)");

    static {
        NUMBER.setArgs(Option.UNLIMITED_VALUES);
    }

    private record Range(long first, long last) {
        private static final String EXPECTED =
                "two whole numbers from 0 to %s such as 0..1000000".formatted(Long.MAX_VALUE);

        private static final Pattern FORMAT = Pattern.compile("([0-9]+)\\.\\.([0-9]+)");

        static Range parse(String text) {
            Matcher matcher = FORMAT.matcher(text);
            if (!matcher.matches()) {
                throw new IllegalArgumentException("not a range");
            }
            var range = new Range(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2)));
            if (range.first > range.last) {
                throw new IllegalArgumentException("empty");
            }
            return range;
        }
    }

    /** @param jobs the group of options that exclude each other */
    static void addTo(Options options, OptionGroup jobs) {
        options.addOption(ALGORITHM)
                .addOption(CHUNK)
                .addOptionGroup(jobs.addOption(NUMBER).addOption(RANGE_OPTION));
    }

    static PrimesOptions of(Arguments arguments) throws UsageException {
        return new PrimesOptions(job(arguments), workers(arguments));
    }

    private static Job job(Arguments arguments) throws UsageException {
        Algorithm algorithm = arguments.choice(ALGORITHM, Algorithm.class).orElse(Algorithm.TRIAL);
        Optional<Range> range = arguments.parsed(RANGE_OPTION, Range.EXPECTED, Range::parse);
        if (range.isPresent()) {
            return job(range.get(), arguments, algorithm);
        }
        if (arguments.has(CHUNK)) {
            throw new UsageException("--chunk requires --range");
        }
        if (!arguments.has(NUMBER)) {
            return Job.Numbers.builtIn(algorithm);
        }
        List<Long> numbers = new ArrayList<>();
        for (String text : arguments.texts(NUMBER)) {
            numbers.add(Arguments.longInteger("--number", text, 1, Long.MAX_VALUE));
        }
        return Job.Numbers.of(numbers, algorithm);
    }

    private static Job job(Range range, Arguments arguments, Algorithm algorithm) throws UsageException {
        long width = range.last() - range.first();
        long chunk = arguments.longInteger(CHUNK, 1, Long.MAX_VALUE).orElse(width / DEFAULT_CHUNKS + 1);
        if (width / chunk >= MAX_CHUNKS) {
            throw new UsageException("a range has at most %s chunks: this one needs --chunk %s or more"
                    .formatted(MAX_CHUNKS, width / MAX_CHUNKS + 1));
        }
        return Job.Range.of(range.first(), range.last(), chunk, algorithm);
    }

    private static int workers(Arguments arguments) throws UsageException {
        List<String> operands = arguments.operands();
        if (operands.size() > 1) {
            throw new UsageException("at most one operand is allowed, the number of workers, not "
                    + String.join(" ", operands) + " (--number takes numbers to check)");
        }
        if (operands.isEmpty()) {
            return Runtime.getRuntime().availableProcessors();
        }
        return (int) Arguments.longInteger("WORKERS", operands.get(0), 1, MAX_WORKERS);
    }
}
