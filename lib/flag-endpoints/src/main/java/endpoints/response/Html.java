package endpoints.response;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The layout that all pages of the servers share. A page is self-contained and works without scripts. */
public final class Html {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>%1$s</title>
            <link rel="icon" href="data:,">
            <style>
            %2$s</style>
            </head>
            <body>
            <main>
            <h1>%1$s</h1>
            %3$s</main>
            </body>
            </html>
            """;

    private static final String STYLE = resource("pages.css");

    private Html() {}

    /**
     * Returns a page.
     *
     * @param title the title and heading, as plain text without markup
     * @param content the markup below the heading
     */
    public static String page(String title, String content) {
        return PAGE.formatted(title, STYLE, content);
    }

    /** Returns text with the characters that have a meaning in markup escaped. */
    public static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(Html.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
