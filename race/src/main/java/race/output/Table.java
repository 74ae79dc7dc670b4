package race.output;

import java.io.PrintStream;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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
        List<List<String>> lines = lines();
        int[] widths = widths(lines);
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

    /** Returns the headings and the rows. If they are too wide, the units of the headings are in a line of their own. */
    private List<List<String>> lines() {
        List<List<String>> lines = lines(List.of(columns));
        int width =
                IntStream.of(widths(lines)).map(column -> column + GAP.length()).sum() - GAP.length();
        return width <= TextLines.COLUMNS ? lines : lines(List.of(headings(Table::beforeUnit), headings(Table::unit)));
    }

    private List<List<String>> lines(List<List<String>> headings) {
        return Stream.concat(headings.stream(), rows.stream()).toList();
    }

    private List<String> headings(UnaryOperator<String> part) {
        return columns.stream().map(part).toList();
    }

    private static String beforeUnit(String heading) {
        return heading.substring(0, Math.max(0, heading.lastIndexOf(' ')));
    }

    private static String unit(String heading) {
        return heading.substring(heading.lastIndexOf(' ') + 1);
    }

    private int[] widths(List<List<String>> lines) {
        return IntStream.range(0, columns.size())
                .map(column -> lines.stream()
                        .mapToInt(line -> line.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
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
