package race.output;

import static org.assertj.core.api.Assertions.assertThat;
import static race.output.Samples.cold;
import static race.output.Samples.results;
import static race.results.RecordingFixture.download;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;
import race.results.RecordedRun;
import race.results.Results;
import race.results.Work.Kind;
import timelines.Bar;
import timelines.Lane;
import timelines.Panel;

class ChartsTest {
    private static final Locale ARABIC = Locale.forLanguageTag("ar-EG-u-nu-arab");
    private static final RecordedRun RUN = new RecordedRun(
            "some",
            Path.of("some.jfr"),
            Kind.FLAGS,
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

    @Test
    @ResourceLock(Resources.LOCALE)
    void areTheSameInEveryLocale() throws Exception {
        // given
        Locale original = Locale.getDefault();
        Results results = results(cold("a", 1, 1.5));
        byte[] chart = Charts.elapsed(results);
        String title = Charts.panel(RUN).title();
        Locale.setDefault(ARABIC);
        try {
            // when / then
            assertThat(Charts.elapsed(results)).isEqualTo(chart);
            assertThat(Charts.panel(RUN).title()).isEqualTo(title);
        } finally {
            Locale.setDefault(original);
        }
    }
}
