package race.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import race.page.Runs;

/** The replay, by buttons and by keys. */
class ReplayInBrowserTest extends PageInBrowser {
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
}
