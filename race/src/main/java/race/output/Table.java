package race.output;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A table, at most 80 columns wide.
 *
 * @param title the sentence above the table
 * @param columns the headings; that of the first column is empty
 * @param rows the cells of each row
 */
public record Table(String title, List<String> columns, List<List<String>> rows) {
    private static final String GAP = "  ";
    private static final String ELLIPSIS = "...";

    void print(PrintStream out) {
        TextLines.print(out, title);
        List<List<String>> lines = new ArrayList<>();
        lines.add(columns);
        lines.addAll(rows);
        int[] widths = IntStream.range(0, columns.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        int others =
                IntStream.of(widths).skip(1).map(width -> GAP.length() + width).sum();
        // Names of other programs are whole command lines.
        widths[0] = Math.max(ELLIPSIS.length(), Math.min(widths[0], TextLines.COLUMNS - others));
        for (List<String> line : lines) {
            out.println(IntStream.range(0, widths.length)
                    .mapToObj(column -> pad(line.get(column), widths[column]))
                    .collect(Collectors.joining(GAP))
                    .stripTrailing());
        }
    }

    private static String pad(String cell, int width) {
        return cell.length() <= width ? cell + " ".repeat(width - cell.length()) : shorten(cell, width);
    }

    /** Commands often differ in their last argument, so most of the end is kept. */
    private static String shorten(String cell, int width) {
        int kept = width - ELLIPSIS.length();
        int start = kept / 3;
        return cell.substring(0, start) + ELLIPSIS + cell.substring(cell.length() - kept + start);
    }
}
