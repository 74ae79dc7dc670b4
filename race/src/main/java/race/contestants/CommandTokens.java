package race.contestants;

import commandline.UsageException;
import java.util.ArrayList;
import java.util.List;

/** Splits a command line into its tokens, as a shell does. */
public final class CommandTokens {
    private static final char UNQUOTED = 0;

    private CommandTokens() {}

    /**
     * Splits a command line at white space. Single and double quotes keep white space together; a backslash stands for
     * itself.
     *
     * @throws UsageException if the command line is blank or a quote is not closed
     */
    public static List<String> of(String commandLine) throws UsageException {
        List<String> tokens = new ArrayList<>();
        StringBuilder token = null;
        char quote = UNQUOTED;
        for (int index = 0; index < commandLine.length(); index++) {
            char character = commandLine.charAt(index);
            if (quote == UNQUOTED && Character.isWhitespace(character)) {
                if (token != null) {
                    tokens.add(token.toString());
                    token = null;
                }
                continue;
            }
            token = token == null ? new StringBuilder() : token;
            if (character == quote) {
                quote = UNQUOTED;
            } else if (quote == UNQUOTED && (character == '"' || character == '\'')) {
                quote = character;
            } else {
                token.append(character);
            }
        }
        if (token != null) {
            tokens.add(token.toString());
        }
        if (quote != UNQUOTED || tokens.isEmpty()) {
            throw new UsageException(
                    tokens.isEmpty() ? "the command is empty" : "a quote is not closed: " + commandLine);
        }
        return tokens;
    }
}
