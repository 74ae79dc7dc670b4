package endpoints.flags;

import endpoints.faults.Fault;
import endpoints.faults.FaultLinks;
import endpoints.response.Html;
import endpoints.server.Behavior;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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
                <li><a href="/faults"><code>/faults</code></a> all faults</li>
                </ul>
                <h2>Faults on purpose</h2>
                <p>A path such as <code>/fault/truncate:100/flags/br/br.gif</code> asks for a fault.</p>
                <ul class="offers">
                %s</ul>
                """.formatted(
                        behavior.description(), strip(behavior), FaultLinks.to("/flags/br/br.gif")));
    }

    /** A row of flags without a fault. */
    private static String strip(Behavior behavior) {
        return SAMPLES.stream()
                .filter(code -> behavior.faultOf(code).isEmpty())
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
                        faults(names, behavior), letters(names), flags(names, behavior)));
    }

    private static String faults(Map<String, String> names, Behavior behavior) {
        long faulty = names.keySet().stream()
                .filter(code -> behavior.faultOf(code).isPresent())
                .count();
        return faulty == 0 ? "" : " %s of them meet a deliberate fault.".formatted(faulty);
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
                .map(country -> flag(country.getKey(), country.getValue(), behavior.faultOf(country.getKey())))
                .collect(Collectors.joining());
    }

    private static String flag(String code, String name, Optional<Fault> fault) {
        String image = fault.map(cause -> "<span class=\"fault\">%s</span>".formatted(Html.text(cause.toString())))
                .orElseGet(() -> picture("", code));
        return "<li id=\"%1$s\"><a href=\"%1$s/%1$s.gif\">%2$s<b>%3$s</b> %4$s</a></li>\n"
                .formatted(code, image, upper(code), Html.text(name));
    }

    /** An image with an empty alternative text, because the text beside it says the same. */
    private static String picture(String directory, String code) {
        return "<img src=\"%1$s%2$s/%2$s.gif\" alt=\"\" width=\"400\" height=\"300\">".formatted(directory, code);
    }

    private static String upper(String code) {
        return code.toUpperCase(Locale.ROOT);
    }
}
