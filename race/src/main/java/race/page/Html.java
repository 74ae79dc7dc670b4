package race.page;

import java.util.List;
import java.util.stream.Collectors;
import race.output.Table;

/** Builds pieces of HTML. All text is escaped: names and messages come from other programs. */
final class Html {
    private Html() {}

    /** Escapes text for use between tags and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    static String list(List<String> items) {
        return items.stream()
                .map(item -> "<li>" + escape(item) + "</li>\n")
                .collect(Collectors.joining("", "<ul>\n", "</ul>\n"));
    }

    /** Returns a table that scrolls by itself where it is wider than the window. */
    static String table(Table table) {
        String head = table.columns().stream()
                .map(column -> column.isEmpty() ? "<td></td>" : "<th scope=\"col\">" + escape(column) + "</th>")
                .collect(Collectors.joining());
        String body = table.rows().stream()
                .map(row -> "<tr><th scope=\"row\">%s</th>%s</tr>\n"
                        .formatted(
                                escape(row.get(0)),
                                row.stream()
                                        .skip(1)
                                        .map(cell -> "<td>" + escape(cell) + "</td>")
                                        .collect(Collectors.joining())))
                .collect(Collectors.joining());
        return """
                <div class="scroller" tabindex="0" role="region" aria-label="%1$s">
                <table><caption>%1$s</caption>
                <thead><tr>%2$s</tr></thead>
                <tbody>
                %3$s</tbody></table>
                </div>
                """.formatted(escape(table.title()), head, body);
    }
}
