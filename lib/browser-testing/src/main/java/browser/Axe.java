package browser;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Runs the accessibility engine axe with all of its rules. */
public final class Axe {
    private static final String ENGINE = "/axe.min.js";

    /** Enables the rules that are off by default too, such as the size of targets. */
    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            const rules = Object.fromEntries(
                axe.getRules(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'])
                    .map(rule => [rule.ruleId, { enabled: true }]));
            const sentences = found => found.nodes.map(node => `${found.id}: ${found.help} ${node.html} `
                + [...node.any, ...node.all, ...node.none].map(check => check.message));
            axe.run({ rules }).then(
                results => done(results.violations.concat(results.incomplete).flatMap(sentences)),
                failure => done(['axe failed: ' + failure]));
            """;

    private Axe() {}

    /** Returns a sentence for each violation on the current page, and for each check that axe cannot decide. */
    public static List<String> findings(Chromium browser) {
        browser.driver().executeScript(engine());
        List<?> findings = (List<?>) Objects.requireNonNull(browser.driver().executeAsyncScript(RUN));
        return findings.stream().map(String::valueOf).toList();
    }

    private static String engine() {
        try (InputStream in = Objects.requireNonNull(Axe.class.getResourceAsStream(ENGINE), ENGINE)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
