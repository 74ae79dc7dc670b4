package commandline;

import static commandline.ArgumentParser.name;

import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The parsed arguments of a program. Typed accessors return the value of an option, or empty if the option is absent.
 * If an option is repeated, its last value counts, except with {@link #texts}.
 */
public final class Arguments {
    private final CommandLine commandLine;

    private Arguments(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    /**
     * Parses a command line. Options and operands can come in any order; {@code --} ends the options. Long options can be
     * written with underscores for hyphens.
     *
     * @throws UsageException if an option is unknown or lacks its value, or if two options exclude each other
     */
    public static Arguments parse(Options options, String[] args) throws UsageException {
        return new Arguments(ArgumentParser.parse(options, args));
    }

    /** Returns whether an option is present. */
    public boolean has(Option option) {
        return commandLine.hasOption(option);
    }

    /** Returns the arguments that are neither options nor their values. */
    public List<String> operands() {
        return commandLine.getArgList();
    }

    /**
     * Checks that there are no operands.
     *
     * @throws UsageException if there is an operand
     */
    public void requireNoOperands() throws UsageException {
        if (!operands().isEmpty()) {
            throw new UsageException(
                    "unexpected argument '%s'".formatted(operands().get(0)));
        }
    }

    /** Returns the text of an option's value. */
    public Optional<String> text(Option option) {
        List<String> texts = texts(option);
        return texts.isEmpty() ? Optional.empty() : Optional.of(texts.get(texts.size() - 1));
    }

    /** Returns the values of an option that can be repeated or takes several values, in the order given. */
    public List<String> texts(Option option) {
        String[] texts = commandLine.getOptionValues(option);
        return texts == null ? List.of() : List.of(texts);
    }

    /**
     * Returns the value of an option that takes the name of an enum constant, in any case and with hyphens for
     * underscores.
     *
     * @throws UsageException if there is no such constant
     */
    public <E extends Enum<E>> Optional<E> choice(Option option, Class<E> constants) throws UsageException {
        return choice(
                option,
                List.of(constants.getEnumConstants()),
                constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    /**
     * Returns the value of an option that takes one of several names, in any case.
     *
     * @param values the possible values, at least two
     * @param nameOf returns the name of a value
     * @throws UsageException if there is no such name
     */
    public <T> Optional<T> choice(Option option, List<T> values, Function<T, String> nameOf) throws UsageException {
        List<String> names = values.stream().map(nameOf).toList();
        int last = names.size() - 1;
        return parsed(
                option,
                String.join(", ", names.subList(0, last)) + " or " + names.get(last),
                text -> values.stream()
                        .filter(value -> nameOf.apply(value).equalsIgnoreCase(text))
                        .findFirst()
                        .orElseThrow(() -> new IllegalArgumentException("no such name")));
    }

    /**
     * Returns the value of an option that takes a positive integer.
     *
     * @throws UsageException if the value is not an integer or out of range
     */
    public Optional<Integer> count(Option option) throws UsageException {
        return integer(option, 1, Integer.MAX_VALUE);
    }

    /**
     * Returns the value of an option that takes a port number.
     *
     * @throws UsageException if the value is not an integer from 0 to 65535
     */
    public Optional<Integer> port(Option option) throws UsageException {
        return integer(option, 0, HttpUrl.MAX_PORT);
    }

    /**
     * Returns the value of an option that takes an integer from {@code min} to {@code max}.
     *
     * @throws UsageException if the value is not an integer or out of range
     */
    public Optional<Integer> integer(Option option, int min, int max) throws UsageException {
        return longInteger(option, min, max).map(Math::toIntExact);
    }

    /**
     * Returns the value of an option that takes an integer of 64 bits from {@code min} to {@code max}.
     *
     * @throws UsageException if the value is not an integer or out of range
     */
    public Optional<Long> longInteger(Option option, long min, long max) throws UsageException {
        Optional<String> text = text(option);
        return text.isEmpty() ? Optional.empty() : Optional.of(longInteger(name(option), text.get(), min, max));
    }

    /**
     * Parses an integer of 64 bits from {@code min} to {@code max}.
     *
     * @param name the name of the operand or option, for the message
     * @throws UsageException if the text is not an integer or out of range
     */
    public static long longInteger(String name, String text, long min, long max) throws UsageException {
        try {
            long value = Long.parseLong(Decimals.requireAscii(text));
            if (value >= min && value <= max) {
                return value;
            }
        } catch (NumberFormatException e) {
            // Falls through to the exception for all invalid texts.
        }
        throw UsageException.invalidValue(name, "a whole number from %s to %s".formatted(min, max), text);
    }

    /**
     * Returns the value of an option that takes a decimal number from {@code min} to {@code max}.
     *
     * @throws UsageException if the value is not a number or out of range
     */
    public Optional<BigDecimal> decimal(Option option, BigDecimal min, BigDecimal max) throws UsageException {
        return parsed(
                option,
                "a number from %s to %s".formatted(min.toPlainString(), max.toPlainString()),
                text -> Decimals.inRange(Decimals.parse(text), min, max));
    }

    /**
     * Returns the value of an option that takes a number of seconds from {@code min} to {@code max}. The number may end
     * in {@code s} or {@code ms}; it is rounded to the millisecond.
     *
     * @throws UsageException if the value is not a duration or out of range
     */
    public Optional<Duration> seconds(Option option, Duration min, Duration max) throws UsageException {
        return parsed(
                option,
                "a number of seconds from %s to %s".formatted(Durations.format(min), Durations.format(max)),
                text -> Durations.parse(text, min, max));
    }

    /**
     * Returns the value of an option that takes the URL of a web server or of a resource on it, without a slash at its
     * end. Percent-encoded characters of the path stay encoded.
     *
     * @param example a valid value
     * @throws UsageException if the value is not an HTTP URL, or has user information, a query or a fragment; the message
     *     does not contain user information
     */
    public Optional<URI> url(Option option, String example) throws UsageException {
        Optional<String> text = text(option);
        return text.isPresent() ? Optional.of(HttpUrl.parse(name(option), example, text.get())) : Optional.empty();
    }

    /**
     * Returns the values of an option that takes a URL, like {@link #url}, and can be repeated.
     *
     * @param example a valid value
     * @throws UsageException if a value is invalid
     */
    public List<URI> urls(Option option, String example) throws UsageException {
        List<URI> urls = new ArrayList<>();
        for (String text : texts(option)) {
            urls.add(HttpUrl.parse(name(option), example, text));
        }
        return urls;
    }

    /**
     * Returns the value of an option that takes a path.
     *
     * @param kind what the path is, such as {@code a directory}, for the message
     * @throws UsageException if the value is blank or not a path, or could not be decoded
     */
    public Optional<Path> path(Option option, String kind) throws UsageException {
        if (!PathEncoding.isDecoded(text(option).orElse(""))) {
            throw new UsageException("the value of %s has %s".formatted(name(option), PathEncoding.explanation()));
        }
        return parsed(option, kind, text -> {
            if (text.isBlank()) {
                throw new InvalidPathException(text, "blank");
            }
            return Path.of(text);
        });
    }

    /**
     * Returns the value of an option that takes a text of some format.
     *
     * @param expected a description of valid values, for the message
     * @param parse parses the text, or throws {@code IllegalArgumentException}
     * @throws UsageException if the value is invalid
     */
    public <T> Optional<T> parsed(Option option, String expected, Function<String, T> parse) throws UsageException {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(parse.apply(text.get()));
        } catch (IllegalArgumentException e) {
            throw UsageException.invalidValue(name(option), expected, text.get());
        }
    }
}
