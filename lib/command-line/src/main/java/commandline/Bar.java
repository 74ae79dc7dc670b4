package commandline;

/** Draws a bar as text in one row. */
public final class Bar {
    private static final char FULL_BLOCK = '\u2588';

    /** Blocks of 0/8 to 7/8 of a column. */
    private static final String PARTIAL_BLOCKS = " \u258f\u258e\u258d\u258c\u258b\u258a\u2589";

    /** All characters of a bar that are not ASCII. */
    static final String BLOCKS = FULL_BLOCK + PARTIAL_BLOCKS;

    private static final int EIGHTHS = 8;
    private static final int MIN_COLUMNS = 5;

    private Bar() {}

    /**
     * Returns a row such as {@code  45% |████▌     | 88/194 (0:00:02)} that fits on the terminal. A narrow terminal shows
     * less of it.
     *
     * @param terminal the width and the character set
     * @param name the text before the bar; may be empty
     * @param value the current value, from 0 to {@code max}
     * @param max the value of a full bar
     * @param suffix the text after the bar; may be empty
     */
    public static String row(Terminal terminal, String name, long value, long max, String suffix) {
        double fraction = max == 0 ? 1 : Math.min(1, (double) value / max);
        String percent = "%4s".formatted((int) (fraction * 100) + "%");
        String ratio =
                " ".repeat(Long.toString(max).length() - Long.toString(value).length()) + value + "/" + max;
        // The last column stays empty: some terminals wrap after it.
        int width = terminal.columns() - 1;
        String texts = name + percent + " || " + ratio;
        int room = width - texts.length();
        if (room < MIN_COLUMNS) {
            String row = (percent + " " + ratio).strip();
            return row.substring(0, Math.min(width, row.length()));
        }
        boolean suffixFits = room - suffix.length() >= MIN_COLUMNS;
        int columns = suffixFits ? room - suffix.length() : room;
        String bar = terminal.unicode() ? blocks(fraction, columns) : ascii(fraction, columns);
        return name + percent + " " + bar + " " + ratio + (suffixFits ? suffix : "");
    }

    private static String blocks(double fraction, int columns) {
        int eighths = (int) (fraction * columns * EIGHTHS);
        String blocks = String.valueOf(FULL_BLOCK).repeat(eighths / EIGHTHS)
                + (eighths % EIGHTHS == 0 ? "" : PARTIAL_BLOCKS.charAt(eighths % EIGHTHS));
        return "|" + blocks + " ".repeat(columns - blocks.length()) + "|";
    }

    private static String ascii(double fraction, int columns) {
        int full = (int) (fraction * columns);
        String bar = "=".repeat(full) + (full < columns ? ">" : "");
        return "[" + bar + " ".repeat(columns - bar.length()) + "]";
    }
}
