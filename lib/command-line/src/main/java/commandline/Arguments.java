package commandline;

import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.cli.AlreadySelectedException;
import org.apache.commons.cli.AmbiguousOptionException;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;
import org.apache.commons.cli.UnrecognizedOptionException;

/** The arguments of a program, with the values of options as the types they stand for. */
public final class Arguments {
    private static final int MAX_PORT = 65_535;

    private final CommandLine commandLine;

    private Arguments(CommandLine commandLine) {
        this.commandLine = commandLine;
    }

    /**
     * Parses a command line. Options and operands may come in any order; {@code --} ends the options.
     *
     * @throws UsageException if an option is unknown or lacks its value, or two options exclude each other
     */
    public static Arguments parse(Options options, String[] args) throws UsageException {
        try {
            return new Arguments(new DefaultParser().parse(options, args));
        } catch (AmbiguousOptionException e) {
            throw new UsageException(e.getOption() + " may stand for " + String.join(", ", e.getMatchingOptions()));
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

    private static String name(Option option) {
        return option.getOpt() != null ? "-" + option.getOpt() : "--" + option.getLongOpt();
    }

    /** Whether an option was given. */
    public boolean has(Option option) {
        return commandLine.hasOption(option);
    }

    /** The arguments that are no options. */
    public List<String> operands() {
        return commandLine.getArgList();
    }

    /** The value of an option as it was given, or empty if it was not. */
    public Optional<String> text(Option option) {
        return Optional.ofNullable(commandLine.getOptionValue(option));
    }

    /** The values of an option that may be given several times or take several values, in the order given. */
    public List<String> texts(Option option) {
        String[] texts = commandLine.getOptionValues(option);
        return texts == null ? List.of() : List.of(texts);
    }

    /**
     * The value of an option that takes the name of a constant, in any case and with hyphens for underscores, or empty
     * if it was not given.
     *
     * @throws UsageException if the value is something else
     */
    public <E extends Enum<E>> Optional<E> choice(Option option, Class<E> constants) throws UsageException {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        List<String> names = new ArrayList<>();
        for (E constant : constants.getEnumConstants()) {
            String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (name.equalsIgnoreCase(text.get())) {
                return Optional.of(constant);
            }
            names.add(name);
        }
        String last = names.remove(names.size() - 1);
        throw new UsageException(
                "%s takes %s or %s, not '%s'".formatted(name(option), String.join(", ", names), last, text.get()));
    }

    /**
     * The value of an option that takes a whole number of 1 or more, or empty if it was not given.
     *
     * @throws UsageException if the value is something else
     */
    public Optional<Integer> count(Option option) throws UsageException {
        return integer(option, 1, Integer.MAX_VALUE);
    }

    /**
     * The value of an option that takes a whole number within a range, or empty if it was not given.
     *
     * @throws UsageException if the value is something else
     */
    public Optional<Integer> integer(Option option, int least, int most) throws UsageException {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            int value = Integer.parseInt(text.get());
            if (value >= least && value <= most) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // Falls through to the message for all that is not such a number.
        }
        throw new UsageException(
                "%s takes a whole number from %s to %s, not '%s'".formatted(name(option), least, most, text.get()));
    }

    /**
     * The value of an option that takes a number of seconds within a range, or empty if it was not given. It may end
     * in {@code s} or {@code ms}; fractions are kept to the millisecond.
     *
     * @throws UsageException if the value is something else
     */
    public Optional<Duration> seconds(Option option, Duration least, Duration most) throws UsageException {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(Durations.parse(text.get(), least, most));
        } catch (IllegalArgumentException e) {
            throw new UsageException("%s takes a number of seconds from %s to %s, not '%s'"
                    .formatted(name(option), Durations.format(least), Durations.format(most), text.get()));
        }
    }

    /**
     * The value of an option that takes a decimal number within a range, or empty if it was not given.
     *
     * @throws UsageException if the value is something else
     */
    public Optional<BigDecimal> decimal(Option option, BigDecimal least, BigDecimal most) throws UsageException {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            BigDecimal value = new BigDecimal(text.get());
            if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
                return Optional.of(value);
            }
        } catch (NumberFormatException e) {
            // Falls through to the message for all that is not such a number.
        }
        throw new UsageException(
                "%s takes a number from %s to %s, not '%s'".formatted(name(option), least, most, text.get()));
    }

    /**
     * The value of an option that takes the URL of a web server or of what is below it, without a slash at its end, or
     * empty if it was not given.
     *
     * @param example of a right value
     * @throws UsageException if the value is something else
     */
    public Optional<URI> url(Option option, String example) throws UsageException {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            var url = new URI(text.get().replaceFirst("/+$", ""));
            String scheme = url.getScheme();
            boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
            boolean host = url.getHost() != null && url.getPort() <= MAX_PORT;
            if (http && host && url.getRawQuery() == null && url.getRawFragment() == null) {
                return Optional.of(url);
            }
        } catch (URISyntaxException e) {
            // Falls through to the message for all that is not such a URL.
        }
        throw new UsageException("%s takes a URL such as %s, not '%s'".formatted(name(option), example, text.get()));
    }

    /**
     * The value of an option that takes a path, or empty if it was not given.
     *
     * @param what it is the path of, such as {@code a directory}
     * @throws UsageException if the value is something else
     */
    public Optional<Path> path(Option option, String what) throws UsageException {
        Optional<String> text = text(option);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (!text.get().isBlank()) {
                return Optional.of(Path.of(text.get()));
            }
        } catch (InvalidPathException e) {
            // Falls through to the message for all that is not a path.
        }
        throw new UsageException("%s takes %s, not '%s'".formatted(name(option), what, text.get()));
    }
}
