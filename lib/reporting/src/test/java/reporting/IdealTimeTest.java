package reporting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdealTimeTest {
    @Test
    void aConstantDelayTakesTheCeilingOfRequestsPerSlotRounds() {
        // given
        Stream<Duration> delays = Collections.nCopies(676, Duration.ofMillis(500)).stream();

        // when / then
        assertThat(IdealTime.of(delays, 30)).isEqualTo(Duration.ofMillis(11_500));
    }

    @Test
    void eachRequestTakesTheFirstFreeSlot() {
        // slot 1: 0-5, 5-7   slot 2: 0-1, 1-4, 4-10
        assertThat(IdealTime.of(seconds(5, 1, 3, 6, 2), 2)).isEqualTo(Duration.ofSeconds(10));
    }

    @Test
    void theOrderOfSubmissionMatters() {
        // first: slot 1: 0-6, slot 2: 0-5, 5-7; second: slot 1: 0-2, 2-8, slot 2: 0-5
        assertThat(IdealTime.of(seconds(6, 5, 2), 2)).isEqualTo(Duration.ofSeconds(7));
        assertThat(IdealTime.of(seconds(2, 5, 6), 2)).isEqualTo(Duration.ofSeconds(8));
    }

    @Test
    void oneSlotSumsUpAllDelays() {
        assertThat(IdealTime.of(seconds(1, 2, 3), 1)).isEqualTo(Duration.ofSeconds(6));
    }

    @Test
    void moreSlotsThanRequestsTakeTheLongestDelay() {
        assertThat(IdealTime.of(seconds(1, 3, 2), 100)).isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    void aRequestDoesNotStartBeforeItArrives() {
        // one slot each: 0-5, 2-7, 4-9
        assertThat(IdealTime.of(seconds(5, 5, 5), 3, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(9));
        // one slot for all: 0-1, 2-3, 4-5
        assertThat(IdealTime.of(seconds(1, 1, 1), 1, Duration.ofSeconds(2))).isEqualTo(Duration.ofSeconds(5));
        // all 32 slots are busy when the 33rd request arrives
        Stream<Duration> delays = Collections.nCopies(1023, Duration.ofMillis(700)).stream();
        assertThat(IdealTime.of(delays, 32, Duration.ofMillis(15))).isEqualTo(Duration.ofMillis(22_850));
    }

    private static Stream<Duration> seconds(long... delays) {
        return LongStream.of(delays).mapToObj(Duration::ofSeconds);
    }
}
