package commandline;

import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/** Builds flags, which are present or absent, and options that take a value. */
public final class OptionBuilders {
    private OptionBuilders() {}

    /** Returns a flag such as {@code --embedded}. */
    public static Option flag(String name, String description) {
        return flag(null, name, description);
    }

    /** Returns a flag such as {@code -a}, {@code --all}. */
    public static Option flag(@Nullable String letter, String name, String description) {
        return Option.builder(letter).longOpt(name).desc(description).get();
    }

    /** Returns an option such as {@code --delay SECONDS}. */
    public static Option value(String name, String argument, String description) {
        return value(null, name, argument, description);
    }

    /** Returns an option such as {@code -l N}, {@code --limit N}. */
    public static Option value(@Nullable String letter, String name, String argument, String description) {
        return Option.builder(letter)
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }
}
