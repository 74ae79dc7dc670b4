package race.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import race.output.ResultPrinter;
import race.output.ResultTables;
import race.results.RecordedRun;
import race.results.Results;
import race.results.Sample.Phase;
import race.results.Work.Kind;

/**
 * A page with charts, tables, a replay of the recorded runs, and the sources beside each other. It needs no other file
 * and no network: scripts, styles and data are inside, and its content security policy allows nothing else.
 */
public final class ResultPage {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{([a-z]+)}}");
    private static final List<String> SCRIPTS = List.of("model.js", "panel.js", "replay.js", "source.js", "main.js");

    private ResultPage() {}

    /**
     * Returns the page.
     *
     * @param results the results, or empty if there are recordings only
     * @param runs the recorded runs
     * @param sources the source of each style by the name of its module
     */
    public static String html(Optional<Results> results, List<RecordedRun> runs, Map<String, String> sources) {
        String style = resource("page.css");
        String script = SCRIPTS.stream().map(ResultPage::resource).collect(Collectors.joining("\n"));
        return fill(
                resource("page.html"),
                Map.of(
                        "policy",
                        "default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src %s; script-src %s"
                                .formatted(hash(style), hash(script)),
                        "style",
                        style,
                        "title",
                        Html.escape(
                                results.map(measured -> measured.setup().work().title())
                                        .orElse("Recorded runs")),
                        "subtitle",
                        Html.escape(
                                results.map(ResultPage::subtitle).orElse("Flight Recorder recordings of programs.")),
                        "replay",
                        resource(isOfCards(runs) ? "replay-of-cards.html" : "replay.html"),
                        "results",
                        results.map(measured -> new ElapsedChart(measured).html())
                                .orElse("<p>Not measured.</p>"),
                        "tables",
                        results.map(ResultPage::tables).orElse("<p>Not measured.</p>"),
                        "reading",
                        results.map(ResultPage::reading).orElse(""),
                        "data",
                        ReplayData.json(runs, sources),
                        "script",
                        script));
    }

    /** Replaces each placeholder once: the values can contain anything. */
    private static String fill(String template, Map<String, String> values) {
        return PLACEHOLDER
                .matcher(template)
                .replaceAll(placeholder ->
                        Matcher.quoteReplacement(Objects.requireNonNull(values.get(placeholder.group(1)))));
    }

    private static String resource(String name) {
        try (InputStream in = Objects.requireNonNull(ResultPage.class.getResourceAsStream(name), name)) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Returns the source expression that allows an inline script or style (CSP level 3, §2.3.1). */
    private static String hash(String content) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String subtitle(Results results) {
        return "%s programs do the same work, each round in a process of its own%s. %s, %s cores, Java %s. %s."
                .formatted(
                        results.contestants().size(),
                        isOfCards(results) ? ", with its own mirrors" : ", against one server",
                        results.setup().machine().system(),
                        results.setup().machine().cores(),
                        results.setup().machine().java(),
                        results.setup().date());
    }

    private static boolean isOfCards(List<RecordedRun> runs) {
        return runs.stream().anyMatch(run -> run.kind() == Kind.CARDS);
    }

    private static boolean isOfCards(Results results) {
        return results.setup().work().kind() == Kind.CARDS;
    }

    private static String tables(Results results) {
        var tables = new ResultTables(results);
        List<String> parts = new ArrayList<>();
        parts.add(Html.table(tables.elapsed(Phase.COLD)));
        if (!results.summaries(Phase.WARM).isEmpty()) {
            parts.add(Html.table(tables.elapsed(Phase.WARM)));
        }
        tables.others().forEach(table -> parts.add(Html.table(table)));
        return String.join("", parts);
    }

    private static String reading(Results results) {
        List<String> notes = new ResultTables(results).notes();
        return Html.list(ResultPrinter.explanations(results))
                + (notes.isEmpty() ? "" : "<h3>Notes on this race</h3>\n" + Html.list(notes))
                + "<h3>Conditions</h3>\n<div class=\"flags\">" + Html.list(ResultPrinter.conditions(results))
                + "</div>\n"
                + resource(isOfCards(results) ? "fairness-of-cards.html" : "fairness.html");
    }
}
