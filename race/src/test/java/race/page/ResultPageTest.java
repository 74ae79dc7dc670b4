package race.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static race.output.Samples.IDLE;
import static race.output.Samples.cold;
import static race.output.Samples.results;
import static race.output.Samples.threeRounds;

import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import race.results.RecordedRun;
import race.results.Results;
import race.results.Work.Kind;

class ResultPageTest {
    private static final Results RESULTS =
            results(Stream.concat(threeRounds("threadpool", 1, 1.25, 1.5), threeRounds("ascompleted", 4, 5, 6)));
    private static final List<RecordedRun> RUNS = List.of(Runs.THREADPOOL, Runs.ASCOMPLETED);
    private static final int MAX_BYTES = 2_000_000;

    @Test
    void hasResultsTablesNotesAndConditions() {
        String page = ResultPage.html(Optional.of(RESULTS), RUNS, Map.of());

        assertThat(page)
                .contains("<title>2 flags, 1 at a time</title>")
                .contains("Fastest: threadpool.")
                .contains("<th scope=\"row\">threadpool</th><td>1.25 [1.00..1.50]</td>")
                .contains("<li>a note</li>")
                .contains("some system, 2 cores, Java some Java. 2026-08-01.")
                .doesNotContain("{{");
    }

    @Test
    void chartHasTheMedianTheRangeAndTheIdealTime() {
        String page = ResultPage.html(Optional.of(RESULTS), RUNS, Map.of());

        assertThat(page)
                .contains("<rect class=\"elapsed\" width=\"20.83%\"")
                .contains("<line class=\"range\" x1=\"16.67%\" x2=\"25.00%\"")
                .contains("<svg x=\"10.42%\"");
    }

    @Test
    void refersToNoOtherFile() {
        String page = ResultPage.html(Optional.of(RESULTS), RUNS, Map.of());

        assertThat(references(page)).allMatch(reference -> reference.startsWith("#") || reference.equals("data:,"));
        assertThat(page).doesNotContain("@import").doesNotContain("url(").doesNotContain("fetch(");
    }

    private static List<String> references(String page) {
        return Pattern.compile("(?:src|href|action)=\"([^\"]*)\"")
                .matcher(page)
                .results()
                .map(reference -> reference.group(1))
                .toList();
    }

    @Test
    void policyAllowsItsOwnScriptAndStyleOnly() throws Exception {
        String page = ResultPage.html(Optional.of(RESULTS), RUNS, Map.of());

        assertThat(page)
                .contains("content=\"default-src 'none'; base-uri 'none'; form-action 'none'; img-src data:; style-src "
                        + hash(page, "<style>(.*?)</style>") + "; script-src " + hash(page, "<script>(.*?)</script>")
                        + "\"");
    }

    private static String hash(String page, String expression) throws Exception {
        Matcher content = Pattern.compile(expression, Pattern.DOTALL).matcher(page);
        assertThat(content.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(content.group(1).getBytes(UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }

    @Test
    void textOfOtherProgramsIsNotMarkup() {
        // given
        String name = "</script><img src=x onerror=\"alert('{{script}}')\">&";
        Results results = results(cold(name, 1, 1, IDLE, name));
        var run = new RecordedRun(name, Runs.THREADPOOL.file(), Kind.FLAGS, Runs.THREADPOOL.downloads());

        // when
        String page = ResultPage.html(Optional.of(results), List.of(run), Map.of(name, name));

        // then
        assertThat(page).doesNotContain("<img").contains("&lt;img src=x").contains("\\u003cimg");
        assertThat(Pattern.compile("</script>").matcher(page).results()).hasSize(2);
    }

    @Test
    void canBeMadeFromRecordingsAlone() {
        String page = ResultPage.html(Optional.empty(), RUNS, Map.of());

        assertThat(page).contains("<title>Recorded runs</title>").contains("Not measured.");
    }

    @Test
    void isSmallForElevenStylesAndAllCodes() {
        // given
        List<RecordedRun> runs = IntStream.range(0, 11)
                .mapToObj(index -> Runs.ofAllCodes("style" + index))
                .toList();
        Map<String, String> sources =
                runs.stream().collect(Collectors.toMap(run -> "flags-" + run.name(), run -> "x".repeat(5000)));

        // when
        String page = ResultPage.html(Optional.of(RESULTS), runs, sources);

        // then
        assertThat(page.getBytes(UTF_8)).hasSizeLessThan(MAX_BYTES);
    }
}
