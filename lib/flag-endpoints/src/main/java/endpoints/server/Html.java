package endpoints.server;

/** What all pages of the servers look like. They are complete in themselves and need no script. */
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

    private static final String STYLE = """
            :root { color-scheme: light dark;
                    --ink: #1c2024; --quiet: #4a525c; --paper: #fbfaf8; --line: #d4d8dd; --link: #084a8c; }
            @media (prefers-color-scheme: dark) {
              :root { --ink: #e7e9ec; --quiet: #a5aeb9; --paper: #15181b; --line: #3c434b; --link: #8fc2ff; }
            }
            body { font: 1rem/1.55 system-ui, sans-serif; color: var(--ink); background: var(--paper);
                   max-width: 72rem; margin: 0 auto; padding: 2.5rem 1.25rem 4rem; }
            h1 { font-size: 2.25rem; line-height: 1.15; margin: 0 0 .75rem; }
            h1 + p { font-size: 1.15rem; margin-top: 0; }
            p { max-width: 42rem; }
            a { color: var(--link); text-underline-offset: .2em; }
            a:hover { text-decoration-thickness: 2px; }
            a:focus-visible { outline: 3px solid var(--link); outline-offset: 3px; border-radius: 2px; }
            code { font-family: ui-monospace, monospace; font-size: .95em; overflow-wrap: anywhere; }
            img { background: var(--line); border: 1px solid var(--line); border-radius: 3px; }
            ul { list-style: none; padding: 0; }
            .offers { max-width: 42rem; border-top: 1px solid var(--line); }
            .offers li { padding: .6rem 0; border-bottom: 1px solid var(--line); }
            .offers a { display: inline-block; margin-right: .75rem; }
            .strip { display: grid; grid-template-columns: repeat(6, 1fr); gap: .5rem; margin: 1.5rem 0; }
            .strip img { display: block; width: 100%; height: auto; box-sizing: border-box; }
            .letters { display: flex; flex-wrap: wrap; gap: .25rem; margin: 1.5rem 0; }
            .letters a { min-width: 2rem; line-height: 2rem; text-align: center; text-decoration: none;
                         border: 1px solid var(--line); border-radius: 3px; }
            .letters a:hover { border-color: currentColor; }
            .flags { display: grid; grid-template-columns: repeat(auto-fill, minmax(7.5rem, 1fr)); gap: 1.75rem 1.25rem; }
            .flags li { scroll-margin-top: 1rem; }
            .flags a { display: block; color: inherit; text-decoration: none; line-height: 1.3; }
            .flags a:hover { text-decoration: underline; }
            .flags a:hover img { border-color: currentColor; }
            .flags img { display: block; width: 100%; height: auto; aspect-ratio: 4 / 3; box-sizing: border-box;
                         margin-bottom: .5rem; }
            .flags .refused::before { content: "418"; display: grid; place-items: center; aspect-ratio: 4 / 3;
                         box-sizing: border-box; margin-bottom: .5rem; border: 1px dashed; border-radius: 3px; }
            .flags em { color: var(--quiet); }
            table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
            caption { text-align: left; padding-bottom: .5rem; }
            th, td { padding: .3rem 1.5rem .3rem 0; text-align: right; border-bottom: 1px solid var(--line); }
            th:first-child { text-align: left; }
            th { font-weight: 600; }
            td:last-child, th:last-child { padding-right: 0; }
            @media (max-width: 30rem) {
              table { font-size: .8125rem; width: 100%; }
              th, td { padding-right: .4rem; }
              body { padding: 1.5rem 1rem 3rem; }
              .offers a { display: block; }
              .flags { grid-template-columns: repeat(auto-fill, minmax(6.5rem, 1fr)); gap: 1.25rem .75rem; }
            }
            """;

    private Html() {}

    /** A whole page around the content below its title. */
    public static String page(String title, String content) {
        return PAGE.formatted(title, STYLE, content);
    }

    /** Text as it is written where markup is read. */
    public static String text(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
