package race.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScheduleTest {
    private static final List<String> CONTESTANTS = List.of("a", "b", "c", "d", "e", "f");

    @Test
    void everybodyRunsOnceInARound() {
        assertThat(new Schedule(1).nextRound(CONTESTANTS)).containsExactlyInAnyOrderElementsOf(CONTESTANTS);
    }

    @Test
    void theOrderChangesFromRoundToRound() {
        assertThat(rounds(1)).doesNotHaveDuplicates();
    }

    @Test
    void theSeedDecidesTheOrder() {
        assertThat(rounds(1)).isEqualTo(rounds(1)).isNotEqualTo(rounds(2));
    }

    private static List<List<String>> rounds(long seed) {
        var schedule = new Schedule(seed);
        return IntStream.range(0, 5)
                .mapToObj(round -> schedule.nextRound(CONTESTANTS))
                .toList();
    }
}
