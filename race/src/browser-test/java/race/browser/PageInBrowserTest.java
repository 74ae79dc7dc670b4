package race.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static race.output.Samples.IDLE;
import static race.output.Samples.cold;
import static race.output.Samples.results;

import browser.Axe;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PrintOptions;
import race.page.Runs;
import race.results.RecordedRun;
import race.results.Work.Kind;

class PageInBrowserTest extends PageInBrowser {
    private static final int NARROW_PIXELS = 320;

    @Test
    void opensFromTheFileSystemAndRequestsNothingElse() throws IOException {
        // given
        browser.log("performance");
        browser.log("browser");

        // when
        page.open(Optional.of(RESULTS), RUNS, SOURCES);
        page.click("#play");
        page.runFrame(0);
        page.click("#all");

        // then
        List<String> requests = browser.log("performance").stream()
                .filter(message -> message.contains("Network.requestWillBeSent\""))
                .toList();
        assertThat(requests)
                .hasSize(1)
                .first()
                .asString()
                .contains(directory.resolve("index.html").toUri().getPath());
        assertThat(browser.log("browser")).isEmpty();
    }

    @Test
    void showsResultsWithoutAWinnerFromOneRound() {
        assertThat(page.find("h1").getText()).isEqualTo("2 flags, 1 at a time");
        assertThat(page.findAll(".chart-row .name"))
                .extracting(WebElement::getText)
                .containsExactly("sequential", "threadpool", "ascompleted");
        assertThat(page.find("#results").getText()).contains("no winner from fewer than 3 rounds");
        assertThat(page.find("#tables").getText()).contains("wrong void");
        assertThat(page.find("#reading").getText()).contains("wrong: void: miscounted");
    }

    @ParameterizedTest
    @CsvSource({"1400, light, false", "1400, dark, true", "800, light, true", "390, dark, false", "320, light, false"})
    void isAccessible(int width, String colors, boolean all) {
        browser.setWidth(width);
        browser.preferColors(colors);
        if (all) {
            page.click("#all");
        }
        page.click("#source summary");
        page.seek(500);
        page.releaseToolbar();

        // Axe cannot judge cells that are scrolled sideways, which the wide page shows, and single digits.
        assertThat(Axe.findings(browser))
                .filteredOn(finding -> !finding.contains("partially obscured by another element"))
                .filteredOn(finding -> !finding.contains("too short to determine"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1400", "800", "390", "320"})
    void fitsIntoTheWindow(int width) throws IOException {
        browser.setWidth(width);
        page.open(Optional.of(RESULTS), RUNS, SOURCES);
        assertThat(page.overflowsSideways()).isFalse();

        page.click("#all");
        assertThat(page.overflowsSideways()).isFalse();
    }

    @Test
    void showsTheLongestNameOfAStyleWholeOnAPhone() {
        browser.setWidth(NARROW_PIXELS);

        Object whole = browser.evaluate("""
                (name => {
                  name.textContent = 'completablefuture';
                  return name.scrollWidth <= name.clientWidth;
                })(document.querySelector('.chart-row .name'))""");

        assertThat(whole).isEqualTo(true);
    }

    @Test
    void panelsAreBelowEachOtherOnAPhone() {
        browser.setWidth(NARROW_PIXELS);

        List<WebElement> panels = page.findAll(".panel");
        assertThat(panels.get(1).getRect().getY())
                .isGreaterThan(
                        panels.get(0).getRect().getY() + panels.get(0).getRect().getHeight() - 1);
    }

    @Test
    void isDarkWhereTheUserPrefersIt() {
        String background = "getComputedStyle(document.body).backgroundColor";
        Object light = browser.evaluate(background);

        browser.preferColors("dark");

        assertThat(browser.evaluate(background)).isNotEqualTo(light);
    }

    @Test
    void isPrintedWithoutControlsAndAtTheEnd() {
        // given
        page.seek(500);

        // when
        browser.emulatePrint();

        // then
        assertThat(page.find(".toolbar").isDisplayed()).isFalse();
        assertThat(page.find("#panels").isDisplayed()).isTrue();
        assertThat(browser.driver().print(new PrintOptions()).getContent()).startsWith("JVBERi0"); // %PDF-
        assertThat(page.find("#time").getAttribute("textContent")).isEqualTo("0.955 s");
    }

    @Test
    void textOfOtherProgramsIsNotExecuted() throws IOException {
        String hostile = "</script><img src=x onerror='document.title=1'>";
        var run = new RecordedRun(hostile, Runs.THREADPOOL.file(), Kind.FLAGS, Runs.THREADPOOL.downloads());

        page.open(
                Optional.of(results(cold(hostile, 1, 1, IDLE, hostile))),
                List.of(run),
                Map.of("flags-" + hostile, hostile));

        assertThat(browser.driver().getTitle()).isEqualTo("2 flags, 1 at a time");
        assertThat(page.findAll("img")).isEmpty();
        assertThat(page.panels()).containsExactly(hostile, hostile);
    }
}
