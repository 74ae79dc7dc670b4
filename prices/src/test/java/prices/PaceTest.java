package prices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PaceTest {
    @Test
    void theFirstQueryIsDueAtOnceAndTheOthersNotBeforeTheirTime() throws Exception {
        var period = Duration.ofMillis(20);
        long start = System.nanoTime();
        Pace pace = Pace.every(period);

        for (int query = 0; query < 4; query++) {
            pace.await();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(query * period.toNanos());
        }
    }

    @Test
    void anInterruptEndsTheWait() throws Exception {
        Pace pace = Pace.every(Duration.ofDays(1));
        pace.await();

        Thread.currentThread().interrupt();

        assertThatThrownBy(pace::await).isInstanceOf(InterruptedException.class);
    }
}
