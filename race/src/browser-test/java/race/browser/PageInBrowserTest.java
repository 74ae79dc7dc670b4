package race.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static race.output.Samples.IDLE;
import static race.output.Samples.cold;
import static race.output.Samples.ofCards;
import static race.output.Samples.results;
import static race.output.Samples.resultsOfCards;

import browser.Axe;
import browser.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PrintOptions;
import race.page.Runs;
import race.results.RecordedRun;
import race.results.RecordedRun.Download;
import race.results.RecordingFixture;
import race.results.Results;
import race.results.Work.Kind;

@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
class PageInBrowserTest {
    private static final int WIDE_PIXELS = 1400;
    private static final int NARROW_PIXELS = 320;
    private static final double MILLISECOND = 1;
    private static final Results RESULTS = results(
            cold("sequential", 1, 4),
            cold("threadpool", 1, 1),
            cold("ascompleted", 1, 1.1),
            cold("wrong", 1, 1, IDLE, "miscounted"));
    private static final List<RecordedRun> RUNS = List.of(Runs.SEQUENTIAL, Runs.THREADPOOL, Runs.ASCOMPLETED);
    private static final Map<String, String> SOURCES = Map.of(
            "flags-sequential", source("loop();"),
            "flags-threadpool", source("pool();\n    get();"),
            "flags-ascompleted", source("pool();\n    take();"));

    private static String source(String body) {
        return """
                package flags;

                /** A style. */
                final class Main {
                  static void downloadMany() {
                    %s
                    end();
                  }
                }
                """.formatted(body);
    }

    @TempDir
    private Path directory;

    private Chromium browser;
    private ReplayPage page;

    @BeforeAll
    void startBrowser() throws IOException {
        assumeTrue(Chromium.isInstalled(), "no chromium and chromedriver on the PATH");
        browser = Chromium.start();
        browser.addScript(ReplayPage.MANUAL_FRAMES);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPage() throws IOException {
        page = new ReplayPage(browser, directory.resolve("index.html"));
        browser.setWidth(WIDE_PIXELS);
        browser.preferColors("light");
        page.open(Optional.of(RESULTS), RUNS, SOURCES);
    }

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
    class Stepping {
        @Test
        void showsHeadOfLineBlockingInTheOrderOfSubmissionOnly() {
            // given
            page.seek(0);
            List<String> readInSubmissionOrder = new ArrayList<>();
            List<String> readInCompletionOrder = new ArrayList<>();
            int maxUnread = 0;

            // when
            while (page.find("#next").isEnabled()) {
                page.click("#next");
                addRead("threadpool", readInSubmissionOrder);
                addRead("ascompleted", readInCompletionOrder);
                maxUnread = Math.max(maxUnread, page.count("threadpool", "unread"));
                assertThat(page.count("ascompleted", "unread")).isLessThanOrEqualTo(1);
            }

            // then
            assertThat(readInSubmissionOrder).containsExactly("BR", "CN", "DE", "EG", "FR");
            assertThat(readInCompletionOrder).containsExactlyElementsOf(Runs.readOrder(Runs.ASCOMPLETED));
            assertThat(readInCompletionOrder).containsExactly("CN", "DE", "EG", "BR", "FR");
            assertThat(maxUnread).isEqualTo(4);
        }

        private void addRead(String run, List<String> read) {
            String[] event = page.lastEvent(run).split(" ", -1);
            if (event.length == 3 && event[2].equals("read") && !read.contains(event[1])) {
                read.add(event[1]);
            }
        }

        @Test
        void movesToThePreviousEvent() {
            page.seek(500);

            page.click("#previous");

            assertThat(page.time()).isEqualTo("0.302 s");
            assertThat(page.lastEvent("ascompleted")).isEqualTo("0.302 EG read");
            assertThat(page.find("#announcement").getAttribute("textContent"))
                    .isEqualTo("0.302 s: ascompleted EG read");
        }

        @Test
        void endsAtBothEnds() {
            page.seek(0);
            assertThat(page.find("#previous").isEnabled()).isFalse();
            assertThat(page.find("#next").isEnabled()).isTrue();

            page.seek(955);
            assertThat(page.find("#next").isEnabled()).isFalse();
        }
    }

    @Nested
    class Playing {
        @Test
        void startsAgainAtTheEndAndMovesAtTheChosenSpeed() {
            // given
            page.select("#speed", "0.5×");

            // when
            page.click("#play");
            page.runFrame(1000);
            page.runFrame(1400);

            // then
            assertThat(page.time()).isEqualTo("0.200 s");
            assertThat(page.find("#play").getAttribute("aria-label")).isEqualTo("Pause");
            assertThat(page.count("threadpool", "in-flight")).isEqualTo(3);
        }

        @Test
        void pausesAndGoesOn() {
            page.select("#speed", "1×");
            page.click("#play");
            page.runFrame(0);
            page.runFrame(100);
            page.click("#play");
            page.runFrame(5000);
            assertThat(page.time()).isEqualTo("0.100 s");

            page.click("#play");
            page.runFrame(6000);
            page.runFrame(6050);
            assertThat(page.time()).isEqualTo("0.150 s");
        }

        @Test
        void stopsAtTheEnd() {
            page.select("#speed", "1×");
            page.click("#play");
            page.runFrame(0);
            page.runFrame(5000);

            assertThat(page.time()).isEqualTo("0.955 s");
            assertThat(page.find("#play").getAttribute("aria-label")).isEqualTo("Play");
            assertThat(page.count("threadpool", "read")).isEqualTo(5);
        }

        @Test
        void withReducedMotionDrawsTwoFramesASecond() throws IOException {
            browser.preferReducedMotion();
            page.open(Optional.of(RESULTS), RUNS, SOURCES);
            page.select("#speed", "1×");

            page.click("#play");
            page.runFrame(0);
            page.runFrame(499);
            assertThat(page.time()).isEqualTo("0.000 s");

            page.runFrame(500);
            assertThat(page.time()).isEqualTo("0.500 s");
        }
    }

    @Nested
    class Keyboard {
        @Test
        void playsStepsAndJumpsOnTheTimelines() {
            page.press(Keys.HOME);
            assertThat(page.time()).isEqualTo("0.000 s");

            page.press(Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT);
            assertThat(page.time()).isEqualTo("0.101 s");

            page.press(Keys.ARROW_LEFT);
            assertThat(page.time()).isEqualTo("0.002 s");

            page.press(Keys.END);
            assertThat(page.time()).isEqualTo("0.955 s");

            page.press(Keys.SPACE);
            assertThat(page.find("#play").getAttribute("aria-label")).isEqualTo("Pause");
        }

        @Test
        void reachesEveryControl() {
            for (String control : List.of(
                    "#left", "#right", "#all", "#previous", "#play", "#position", "#speed", "#stage", "summary")) {
                page.tabTo(control);
            }
        }

        @Test
        void movesTheScrubber() {
            page.seek(500);

            page.find("#position").sendKeys(Keys.ARROW_RIGHT);

            assertThat(page.time()).isEqualTo("0.501 s");
            assertThat(page.find("#position").getAttribute("aria-valuetext")).isEqualTo("0.501 s");
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
