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
 * The options that all prime programs have.
 *
 * @param job the work
 * @param workers the number of threads or processes, from 1 to 1000
 */
record PrimesOptions(Job job, int workers) {
    private static final int MAX_WORKERS = 1000;
    private static final int MAX_CHUNKS = 100_000;
    private static final int DEFAULT_CHUNKS = 100;
    private static final Pattern RANGE = Pattern.compile("(\\d+)\\.\\.(\\d+)");

    private static final Option ALGORITHM = value(
            "algorithm",
            "NAME",
            "trial (default), wheel (1.5 times as fast) or miller-rabin (thousands of times as fast)");
    private static final Option NUMBER = value("number", "N", "check these numbers instead of the built-in ones");
    private static final Option RANGE_OPTION =
            value("range", "FROM..TO", "count the primes in a range, both ends included");
    private static final Option CHUNK =
            value("chunk", "N", "numbers of a range per task (default: a hundredth of the range)");

    static {
        NUMBER.setArgs(Option.UNLIMITED_VALUES);
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
        Optional<String> range = arguments.text(RANGE_OPTION);
        if (range.isPresent()) {
            return range(range.get(), arguments, algorithm);
        }
        if (arguments.has(CHUNK)) {
            throw new UsageException("--chunk requires --range");
        }
        if (!arguments.has(NUMBER)) {
            return Job.Numbers.builtIn(algorithm);
        }
        List<Long> numbers = new ArrayList<>();
        for (String text : arguments.texts(NUMBER)) {
            numbers.add(number(text)
                    .filter(number -> number > 0)
                    .orElseThrow(() -> new UsageException(
                            "--number takes whole numbers from 1 to %d, not '%s'".formatted(Long.MAX_VALUE, text))));
        }
        return Job.Numbers.of(numbers, algorithm);
    }

    private static Job range(String text, Arguments arguments, Algorithm algorithm) throws UsageException {
        Matcher matcher = RANGE.matcher(text);
        Optional<Long> first = matcher.matches() ? number(matcher.group(1)) : Optional.empty();
        Optional<Long> last = matcher.matches() ? number(matcher.group(2)) : Optional.empty();
        if (first.isEmpty() || last.isEmpty() || first.get() > last.get()) {
            throw new UsageException("--range takes two whole numbers from 0 to %d such as 0..1000000, not '%s'"
                    .formatted(Long.MAX_VALUE, text));
        }
        long distance = last.get() - first.get();
        long chunk = chunk(arguments).orElse(distance / DEFAULT_CHUNKS + 1);
        if (distance / chunk >= MAX_CHUNKS) {
            throw new UsageException("a range has at most %d chunks: this one needs --chunk %d or more"
                    .formatted(MAX_CHUNKS, distance / MAX_CHUNKS + 1));
        }
        return Job.Range.of(first.get(), last.get(), chunk, algorithm);
    }

    private static Optional<Long> chunk(Arguments arguments) throws UsageException {
        Optional<String> text = arguments.text(CHUNK);
        Optional<Long> chunk = text.flatMap(PrimesOptions::number).filter(number -> number > 0);
        if (text.isPresent() && chunk.isEmpty()) {
            throw new UsageException(
                    "--chunk takes a whole number from 1 to %d, not '%s'".formatted(Long.MAX_VALUE, text.get()));
        }
        return chunk;
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
        return number(operands.get(0))
                .filter(number -> number >= 1 && number <= MAX_WORKERS)
                .map(Long::intValue)
                .orElseThrow(() -> new UsageException("WORKERS must be a whole number from 1 to %d, not '%s'"
                        .formatted(MAX_WORKERS, operands.get(0))));
    }

    private static Optional<Long> number(String text) {
        try {
            return Optional.of(Long.valueOf(text));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
