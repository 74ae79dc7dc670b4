package commandline;

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
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/**
 * The parsed arguments of a program. Typed accessors return the value of an option, or empty if the option is absent.
 * If an option is repeated, its last value counts, except with {@link #texts}.
 */
public final class Arguments {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_SHOWN_LENGTH = 100;

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
        try {
            var parser = DefaultParser.builder()
                    .setStripLeadingAndTrailingQuotes(false)
                    .get();
            return new Arguments(parser.parse(options, hyphenated(args, options)));
        } catch (AmbiguousOptionException e) {
            throw new UsageException(e.getOption() + " is ambiguous: --" + String.join(", --", e.getMatchingOptions()));
        } catch (UnrecognizedOptionException e) {
            throw new UsageException("there is no option " + e.getOption() + " (-h lists all options)");
        } catch (MissingArgumentException e) {
            Option option = e.getOption();
            throw new UsageException(name(option) + " needs a value: " + option.getArgName());
        } catch (AlreadySelectedException e) {
            String selected = e.getOptionGroup().getSelected();
            throw new UsageException(
                    name(e.getOption()) + " and " + name(options.getOption(selected)) + " exclude each other");
        } catch (ParseException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }

    /** Python programs often have options such as {@code --max_req}. */
    private static String[] hyphenated(String[] args, Options options) {
        String[] hyphenated = args.clone();
        for (int i = 0; i < args.length && !args[i].equals("--"); i++) {
            int end = args[i].contains("=") ? args[i].indexOf('=') : args[i].length();
            String name = args[i].substring(0, end).replace('_', '-');
            if (args[i].startsWith("--") && options.hasLongOption(name)) {
                hyphenated[i] = name + args[i].substring(end);
            }
        }
        return hyphenated;
    }

    private static String name(Option option) {
        return option.getOpt() != null ? "-" + option.getOpt() : "--" + option.getLongOpt();
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
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (T value : values) {
            String name = nameOf.apply(value);
            if (name.equalsIgnoreCase(text.get())) {
                return Optional.of(value);
            }
            names.add(name);
        }
        String last = names.remove(names.size() - 1);
        throw invalid(option, String.join(", ", names) + " or " + last, text.get());
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
        return integer(option, 0, MAX_PORT);
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
        throw invalid(name, "a whole number from %s to %s".formatted(min, max), text);
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
        return text.isPresent() ? Optional.of(url(option, example, text.get())) : Optional.empty();
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
            urls.add(url(option, example, text));
        }
        return urls;
    }

    private static URI url(Option option, String example, String text) throws UsageException {
        // Also if the text is not a URL, since the message for that would contain a password.
        if (text.contains("@")) {
            throw new UsageException(name(option) + " takes a URL without '@', user name and password");
        }
        try {
            return url(text);
        } catch (IllegalArgumentException e) {
            throw invalid(option, "a URL without query and fragment, such as " + example, text);
        }
    }

    private static URI url(String text) {
        URI url = URI.create(text.replaceFirst("/+$", ""));
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        boolean port = url.getPort() != 0 && url.getPort() <= MAX_PORT;
        if (!http || url.getHost() == null || !port || url.getRawQuery() != null || url.getRawFragment() != null) {
            throw new IllegalArgumentException("not an HTTP URL");
        }
        return url;
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
            throw invalid(option, expected, text.get());
        }
    }

    private static UsageException invalid(Option option, String expected, String text) {
        return invalid(name(option), expected, text);
    }

    private static UsageException invalid(String name, String expected, String text) {
        String shown = text.length() <= MAX_SHOWN_LENGTH ? text : text.substring(0, MAX_SHOWN_LENGTH) + "...";
        return new UsageException("%s takes %s, not '%s'".formatted(name, expected, shown));
    }
}
