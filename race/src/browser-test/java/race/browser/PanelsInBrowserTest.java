package race.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static race.output.Samples.ofCards;
import static race.output.Samples.resultsOfCards;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import race.page.Runs;
import race.results.RecordedRun;
import race.results.RecordedRun.Download;
import race.results.RecordingFixture;

/** The timelines and sources of the runs that the user chooses. */
class PanelsInBrowserTest extends PageInBrowser {
    private static final double MILLISECOND = 1;

    @Nested
    class Bars {
        @Test
        void areThoseOfTheRecordingToTheMillisecond() throws IOException {
            // given
            Path file = RecordingFixture.write(
                    directory.resolve("all.jfr"), Runs.ofAllCodes("all").downloads());
            RecordedRun recorded = RecordedRun.read("all", file, 676);
            page.open(Optional.empty(), List.of(Runs.THREADPOOL, recorded), Map.of());

            // when
            List<?> bars = (List<?>) browser.evaluate("[...document.querySelectorAll(\"" + ReplayPage.panel("all")
                    + " .bar\")].flatMap(bar => [bar.dataset.code, bar.x.baseVal.value, bar.width.baseVal.value])");

            // then
            Map<String, Download> downloads = new HashMap<>();
            recorded.downloads().forEach(download -> downloads.put(download.code(), download));
            assertThat(bars).hasSize(3 * 676);
            for (int index = 0; index < bars.size(); index += 3) {
                Download download = Objects.requireNonNull(downloads.get(bars.get(index)));
                double start = ((Number) bars.get(index + 1)).doubleValue();
                double width = ((Number) bars.get(index + 2)).doubleValue();
                assertThat(start).isCloseTo(download.start().toNanos() / 1e6, within(MILLISECOND));
                assertThat(start + width).isCloseTo(download.end().toNanos() / 1e6, within(MILLISECOND));
            }
        }

        @Test
        void areDrawnToTheScaleOfTheLongestRun() {
            double lanes = page.find(ReplayPage.panel("threadpool") + " .lanes")
                    .getRect()
                    .getWidth();

            // BR takes 900 of 955 ms.
            assertThat(page.bar("threadpool", "BR").getRect().getWidth() / lanes)
                    .isCloseTo(900 / 955.0, within(0.01));
        }

        @Test
        void showTheOutcome() {
            page.select("#left", "sequential");

            assertThat(page.classOf("sequential", "BR")).isEqualTo("bar ok read");
            assertThat(page.classOf("sequential", "BC")).isEqualTo("bar missing read");
            assertThat(page.classOf("sequential", "CN")).isEqualTo("bar error read");
        }

        @Test
        void showWhetherAFlagIsInFlightUnreadOrRead() {
            page.seek(500);

            assertThat(page.classOf("threadpool", "BR")).isEqualTo("bar ok flight");
            assertThat(page.classOf("threadpool", "CN")).isEqualTo("bar ok unread");
            assertThat(page.classOf("ascompleted", "CN")).isEqualTo("bar ok read");
            page.seek(0);
            assertThat(page.classOf("threadpool", "CN")).isEqualTo("bar ok");
        }

        @Test
        void tellTheirFiguresInAllPanelsWhenPointedAt() {
            new Actions(browser.driver())
                    .moveToElement(page.bar("threadpool", "CN"))
                    .perform();

            assertThat(page.figures("threadpool"))
                    .isEqualTo("CN: saved. Waited 1.0 ms for a slot, took 100 ms, of which the server delayed it 99 ms;"
                            + " read 801 ms after its end.");
            assertThat(page.figures("ascompleted")).startsWith("CN: saved.").endsWith("read 1.0 ms after its end.");
            assertThat(page.find(ReplayPage.panel("ascompleted") + " .chosen").getAttribute("visibility"))
                    .isEqualTo("visible");
        }

        @Test
        void tellTheirFiguresWhenTapped() {
            new Actions(browser.driver())
                    .moveToElement(page.bar("ascompleted", "EG"))
                    .click()
                    .perform();

            assertThat(page.figures("ascompleted")).startsWith("EG: saved.");
        }
    }

    @Nested
    class Choosing {
        @Test
        void beginsWithThePairThatDiffersInTheOrderOfReading() {
            assertThat(page.panels()).containsExactly("threadpool", "ascompleted");
        }

        @Test
        void eitherSideShowsAnyRunAndItsSource() {
            page.select("#left", "sequential");
            page.select("#right", "threadpool");

            assertThat(page.panels()).containsExactly("sequential", "threadpool");
            assertThat(page.findAll("#source > .listings h4"))
                    .extracting(WebElement::getText)
                    .containsExactly("sequential", "threadpool");
            assertThat(page.find("#source > .listings").getText()).contains("loop();", "get();");
        }

        @Test
        void allStylesAreShownTogether() {
            page.click("#all");
            assertThat(page.panels()).containsExactly("sequential", "threadpool", "ascompleted");
            page.seek(500);
            assertThat(page.count("threadpool", "unread")).isEqualTo(3);
            assertThat(page.count("sequential", "in-flight")).isEqualTo(1);

            page.click("#all");
            assertThat(page.panels()).containsExactly("threadpool", "ascompleted");
        }

        @Test
        void aRunWithoutSourceSaysSo() throws IOException {
            page.open(Optional.empty(), List.of(Runs.THREADPOOL), Map.of());

            assertThat(page.panels()).containsExactly("threadpool", "threadpool");
            assertThat(page.find("#source").getText()).contains("no source: not a program of this project");
        }

        @Test
        void withoutRecordingsThereIsNoReplay() throws IOException {
            page.open(Optional.of(RESULTS), List.of(), Map.of());

            assertThat(page.find("#replay").isDisplayed()).isFalse();
            assertThat(page.find("#tables").isDisplayed()).isTrue();
        }
    }

    @Test
    void cardsAreBarsThatEndWithoutBeingRead() throws IOException {
        page.open(Optional.of(resultsOfCards(ofCards("threadpool", 1, 0.5, 7, 3))), List.of(Runs.CARDS), Map.of());
        page.seek(300);

        assertThat(page.find("h1").getText()).isEqualTo("2 cards, 1 at a time");
        assertThat(page.find("#tables").getText())
                .contains("requests sent cancelled")
                .contains("threadpool 1 0 1 7 3");
        assertThat(page.bar("threadpool", "BR").getAttribute("class")).isEqualTo("bar ok flight");
        assertThat(page.bar("threadpool", "CN").getAttribute("class")).isEqualTo("bar ok read");
        assertThat(page.count("threadpool", "in-flight")).isEqualTo(1);
        assertThat(page.count("threadpool", "read")).isEqualTo(1);
        assertThat(page.findAll(".count-unread, .backlog")).isEmpty();
        assertThat(page.lastEvent("threadpool")).isEqualTo("0.200 CN finished");
        new Actions(browser.driver())
                .moveToElement(page.bar("threadpool", "BR"))
                .perform();
        assertThat(page.figures("threadpool")).isEqualTo("BR: saved. Waited 0.0 ms for a slot, took 400 ms.");
    }

    @Nested
    class Source {
        @Test
        void marksWholeLinesThatDiffer() {
            assertThat(page.findAll("#source > .listings mark"))
                    .extracting(line -> line.getText().replaceAll("\\s+", " ").strip())
                    .containsExactly("get();", "take();");
        }

        @Test
        void equalLinesAreAtTheSameHeight() {
            page.select("#left", "sequential");

            double left = page.number(top(1, "end();"));
            double right = page.number(top(2, "end();"));

            assertThat(left).isEqualTo(right);
        }

        private static String top(int listing, String text) {
            return "[...document.querySelectorAll('#source > .listings > .listing:nth-child(" + listing
                    + ") .line')].find(line => line.textContent.includes('" + text
                    + "')).getBoundingClientRect().top";
        }

        @Test
        void headerIsFolded() {
            WebElement header = page.find("#source details .listings");
            assertThat(header.isDisplayed()).isFalse();

            page.click("#source summary");

            assertThat(header.isDisplayed()).isTrue();
            assertThat(header.getText()).contains("package flags;");
        }
    }
}
