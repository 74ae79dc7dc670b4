package flags.endpoints;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The pages for people: what a server offers, and all its flags at a glance. They need no script. */
final class FlagPages {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="icon" href="data:,">
            <style>
            :root { color-scheme: light dark; }
            body { font-family: system-ui, sans-serif; line-height: 1.5; max-width: 72rem; margin: 2rem auto; padding: 0 1rem; }
            ul.flags { list-style: none; padding: 0; display: grid; gap: 1.5rem 1rem;
                       grid-template-columns: repeat(auto-fill, minmax(9rem, 1fr)); }
            ul.flags img { display: block; width: 100%%; height: auto; border: 1px solid gray; }
            </style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            %2$s</main>
            </body>
            </html>
            """;

    private FlagPages() {}

    static String offers(Behaviour behaviour) {
        return PAGE.formatted("Flag server", """
                <p>This endpoint %s.</p>
                <ul>
                <li><a href="/flags/"><code>/flags/</code></a> all flags</li>
                <li><a href="/flags/br/br.gif"><code>/flags/br/br.gif</code></a> one flag, here that of Brazil</li>
                <li><a href="/flags/br/metadata.json"><code>/flags/br/metadata.json</code></a> its country</li>
                </ul>
                """.formatted(behaviour.description()));
    }

    static String index(Map<String, String> names) {
        String flags = names.entrySet().stream()
                .map(country -> flag(country.getKey(), country.getValue()))
                .collect(Collectors.joining());
        return PAGE.formatted(names.size() + " flags", "<ul class=\"flags\">\n" + flags + "</ul>\n");
    }

    private static String flag(String code, String name) {
        return "<li><a href=\"%1$s/%1$s.gif\"><img src=\"%1$s/%1$s.gif\" alt=\"\" width=\"400\" height=\"300\">%2$s (%3$s)</a></li>\n"
                .formatted(code, name, code.toUpperCase(Locale.ROOT));
    }
}
