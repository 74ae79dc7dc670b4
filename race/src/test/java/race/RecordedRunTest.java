package race;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import race.RecordedRun.Download;
import timelines.Bar;
import timelines.Lane;
import timelines.Panel;

class RecordedRunTest {
    @Test
    void eachDownloadIsInTheFirstSlotThatIsFree() {
        // given
        var run = new RecordedRun(
                "some",
                List.of(
                        download("BR", 0, 100),
                        download("CN", 10, 50),
                        download("US", 50, 90),
                        download("VN", 100, 110)));

        // when
        Panel panel = run.panel();

        // then
        assertThat(panel.lanes())
                .extracting(lane -> lane.bars().stream().map(Bar::label).toList())
                .containsExactly(List.of("BR", "VN"), List.of("CN", "US"));
        assertThat(panel.lanes()).extracting(Lane::name).containsExactly("1", "2");
    }

    @Test
    void theTitleTellsForHowLongResultsWaitedOnAverage() {
        var run = new RecordedRun("some", List.of(download("BR", 0, 100), download("CN", 10, 50)));

        assertThat(run.panel().title()).isEqualTo("some: a result waits 3.0 ms to be read");
    }

    private static Download download(String code, int startMillis, int endMillis) {
        Duration lag = code.equals("BR") ? ofMillis(6) : Duration.ZERO;
        return new Download(code, "OK", ofMillis(startMillis), ofMillis(endMillis), lag);
    }
}
