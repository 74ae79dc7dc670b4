package race.processes;

import java.util.regex.Pattern;

/** Makes text of other programs safe to show. */
public final class ForeignText {
    private static final int MAX_CHARS = 150;
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{C}&&\\S]");

    private ForeignText() {}

    /** Returns a text as one short line without control characters, which a terminal would obey. */
    public static String oneLine(String text) {
        String line = UNPRINTABLE
                .matcher(text)
                .replaceAll("?")
                .replaceAll("\\s+", " ")
                .strip();
        return line.length() <= MAX_CHARS ? line : line.substring(0, MAX_CHARS) + "...";
    }
}
