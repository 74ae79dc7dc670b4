package race;

import java.util.List;
import java.util.regex.Pattern;

/** A command line as one text. */
final class CommandTokens {
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|'([^']*)'|(\\S+)");

    private CommandTokens() {}

    /** The words of a command line; one with blanks is put in quotes of either kind. */
    static List<String> of(String commandLine) {
        return WORD.matcher(commandLine)
                .results()
                .map(word -> {
                    String quoted = word.group(1) != null ? word.group(1) : word.group(2);
                    return quoted != null ? quoted : word.group();
                })
                .toList();
    }
}
