package commandline;

import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/** The two kinds of options: those that are there or not, and those that take a value. */
public final class OptionBuilders {
    private OptionBuilders() {}

    /** An option such as {@code --embedded}. */
    public static Option flag(String name, String description) {
        return flag(null, name, description);
    }

    /** An option such as {@code -a}, {@code --all}. */
    public static Option flag(@Nullable String letter, String name, String description) {
        return Option.builder(letter).longOpt(name).desc(description).get();
    }

    /** An option such as {@code --delay SECONDS}. */
    public static Option value(String name, String argument, String description) {
        return value(null, name, argument, description);
    }

    /**
     * An option such as {@code -l N}, {@code --limit N}.
     *
     * @param description none makes it another name of an option that has one, which help does not show
     */
    public static Option value(@Nullable String letter, String name, String argument, @Nullable String description) {
        return Option.builder(letter)
                .longOpt(name)
                .hasArg()
                .argName(argument)
                .desc(description)
                .get();
    }
}
