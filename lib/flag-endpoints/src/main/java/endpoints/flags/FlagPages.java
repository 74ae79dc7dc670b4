package endpoints.flags;

import endpoints.server.Behavior;
import endpoints.server.Html;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The HTML pages of a flag server: its home page, and the index of all flags. */
final class FlagPages {
    private static final List<String> SAMPLES =
            List.of("br", "in", "jp", "za", "ca", "kr", "ke", "us", "fr", "np", "mx");
    private static final int STRIP_LENGTH = 6;

    private FlagPages() {}

    /** Returns the home page. */
    static String home(Behavior behavior) {
        return Html.page("Flag server", """
                <p>This endpoint %s.</p>
                <p class="strip">%s</p>
                <ul class="offers">
                <li><a href="/flags/"><code>/flags/</code></a> all flags</li>
                <li><a href="/flags/br/br.gif"><code>/flags/br/br.gif</code></a> the flag of Brazil</li>
                <li><a href="/flags/br/metadata.json"><code>/flags/br/metadata.json</code></a> the name of its country</li>
                <li><a href="/status"><code>/status</code></a> request counters</li>
                </ul>
                """.formatted(behavior.description(), strip(behavior)));
    }

    /** A row of flags that the endpoint does not refuse. */
    private static String strip(Behavior behavior) {
        return SAMPLES.stream()
                .filter(code -> !behavior.refuses(code))
                .limit(STRIP_LENGTH)
                .map(code -> picture("/flags/", code))
                .collect(Collectors.joining());
    }

    /** Returns the index of all flags. */
    static String index(Map<String, String> names, Behavior behavior) {
        return Html.page(names.size() + " flags", """
                <p>Each flag is at <code>/flags/CODE/CODE.gif</code>.%s <a href="/">All resources</a></p>
                <nav class="letters" aria-label="First letters of the codes">%s</nav>
                <ul class="flags">
                %s</ul>
                """.formatted(
                        refusals(names, behavior), letters(names), flags(names, behavior)));
    }

    private static String refusals(Map<String, String> names, Behavior behavior) {
        long refused = names.keySet().stream().filter(behavior::refuses).count();
        return refused == 0 ? "" : " This endpoint refuses %s of them on purpose.".formatted(refused);
    }

    /** Links to the first flag of each letter. */
    private static String letters(Map<String, String> names) {
        var firstCodes = new TreeMap<String, String>();
        names.keySet().forEach(code -> firstCodes.putIfAbsent(code.substring(0, 1), code));
        return firstCodes.entrySet().stream()
                .map(first -> "<a href=\"#%s\">%s</a>".formatted(first.getValue(), upper(first.getKey())))
                .collect(Collectors.joining("\n"));
    }

    private static String flags(Map<String, String> names, Behavior behavior) {
        return names.entrySet().stream()
                .map(country -> flag(country.getKey(), country.getValue(), behavior.refuses(country.getKey())))
                .collect(Collectors.joining());
    }

    private static String flag(String code, String name, boolean refused) {
        String country = "<b>%s</b> %s".formatted(upper(code), Html.text(name));
        return refused
                ? "<li id=\"%1$s\"><a class=\"refused\" href=\"%1$s/%1$s.gif\">%2$s <em>refused</em></a></li>\n"
                        .formatted(code, country)
                : "<li id=\"%1$s\"><a href=\"%1$s/%1$s.gif\">%2$s%3$s</a></li>\n"
                        .formatted(code, picture("", code), country);
    }

    /** An image with an empty alternative text, because the text beside it says the same. */
    private static String picture(String directory, String code) {
        return "<img src=\"%1$s%2$s/%2$s.gif\" alt=\"\" width=\"400\" height=\"300\">".formatted(directory, code);
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
