package race.output;

import java.io.PrintStream;

/** Breaks text into lines of at most 80 columns. */
final class TextLines {
    static final int COLUMNS = 80;

    private static final String INDENT = "  ";

    private TextLines() {}

    /** Prints a text. All lines but the first are indented; a word that is longer than a line is broken. */
    static void print(PrintStream out, String text) {
        String rest = text;
        String indent = "";
        while (indent.length() + rest.length() > COLUMNS) {
            int space = rest.lastIndexOf(' ', COLUMNS - indent.length());
            int end = space > 0 ? space : COLUMNS - indent.length();
            out.println(indent + rest.substring(0, end).stripTrailing());
            rest = rest.substring(end).stripLeading();
            indent = INDENT;
        }
        out.println(indent + rest);
    }
}
