package race.output;

import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import race.results.RecordedRun;
import race.results.RecordedRun.Download;
import race.results.RecordedRun.Status;
import timelines.Bar;
import timelines.Lane;
import timelines.Panel;

class ChartsTest {
    private static final RecordedRun RUN = new RecordedRun(
            "some",
            Path.of("some.jfr"),
            List.of(download("BR", 0, 100, 6), download("CN", 10, 50, 0), download("US", 50, 90, 0)));

    @Test
    void timelinesHaveALaneForEachSlot() {
        Panel panel = Charts.panel(RUN);

        assertThat(panel.lanes()).extracting(Lane::name).containsExactly("1", "2");
        assertThat(panel.lanes())
                .extracting(lane -> lane.bars().stream().map(Bar::label).toList())
                .containsExactly(List.of("BR"), List.of("CN", "US"));
    }

    @Test
    void titleHasTheMeanReadLatency() {
        assertThat(Charts.panel(RUN).title()).isEqualTo("some: read latency 2.0 ms");
    }

    private static Download download(String code, int startMillis, int endMillis, int readLatencyMillis) {
        Duration readLatency = ofMillis(readLatencyMillis);
        return new Download(code, Status.OK, ofMillis(startMillis), ofMillis(endMillis), readLatency);
    }
}
