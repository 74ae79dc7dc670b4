package race;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Columns that are as wide as what is in them. */
final class TextTable {
    private final List<List<String>> rows = new ArrayList<>();

    /** Adds a row; the first one is the heading. All have the same number of cells. */
    void add(List<String> cells) {
        rows.add(List.copyOf(cells));
    }

    void print(PrintStream out) {
        int[] widths = IntStream.range(0, rows.get(0).size())
                .map(column -> rows.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        for (List<String> row : rows) {
            out.println(IntStream.range(0, widths.length)
                    .mapToObj(column -> ("%-" + Math.max(1, widths[column]) + "s").formatted(row.get(column)))
                    .collect(Collectors.joining("  "))
                    .stripTrailing());
        }
    }
}
