package flags.endpoints;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The pages for people: what a server offers, and all its flags at a glance. They need no script. */
final class FlagPages {
    private FlagPages() {}

    static String offers(Behaviour behaviour) {
        return Html.page("Flag server", """
                <p>This endpoint %s.</p>
                <ul>
                <li><a href="/flags/"><code>/flags/</code></a> all flags</li>
                <li><a href="/flags/br/br.gif"><code>/flags/br/br.gif</code></a> one flag, here that of Brazil</li>
                <li><a href="/flags/br/metadata.json"><code>/flags/br/metadata.json</code></a> its country</li>
                <li><a href="/status"><code>/status</code></a> what was counted so far</li>
                </ul>
                """.formatted(behaviour.description()));
    }

    static String index(Map<String, String> names) {
        String flags = names.entrySet().stream()
                .map(country -> flag(country.getKey(), country.getValue()))
                .collect(Collectors.joining());
        return Html.page(names.size() + " flags", "<ul class=\"flags\">\n" + flags + "</ul>\n");
    }

    private static String flag(String code, String name) {
        return "<li><a href=\"%1$s/%1$s.gif\"><img src=\"%1$s/%1$s.gif\" alt=\"\" width=\"400\" height=\"300\">%2$s (%3$s)</a></li>\n"
                .formatted(code, name, code.toUpperCase(Locale.ROOT));
    }
}
