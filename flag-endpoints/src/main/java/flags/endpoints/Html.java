package flags.endpoints;

/** What all pages of the servers look like. They need no script. */
final class Html {
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

    private Html() {}

    /** A whole page around the content below its title. */
    static String page(String title, String content) {
        return PAGE.formatted(title, content);
    }
}
