package prices.queues;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class PacerTest {
    private long now = 1_000;

    @Test
    void firstQueryIsDueAtOnceAndOthersAfterAPeriod() throws Exception {
        List<Long> sleeps = new ArrayList<>();
        Pacer pacer = Pacer.every(Duration.ofNanos(20), () -> now, nanos -> {
            sleeps.add(nanos);
            now += nanos;
        });

        pacer.await();
        pacer.await();
        now += 5;
        pacer.await();

        assertThat(sleeps).containsExactly(0L, 20L, 15L);
    }

    @Test
    void doesNotMakeUpForLostTime() throws Exception {
        List<Long> sleeps = new ArrayList<>();
        Pacer pacer = Pacer.every(Duration.ofNanos(20), () -> now, nanos -> {
            sleeps.add(nanos);
            now += Math.max(0, nanos);
        });

        pacer.await();
        now += 1_000;
        pacer.await();
        pacer.await();

        assertThat(sleeps).containsExactly(0L, -980L, 0L);
    }

    @Test
    void interruptEndsTheWait() throws Exception {
        Pacer pacer = Pacer.every(Duration.ofDays(1));
        pacer.await();

        Thread.currentThread().interrupt();

        assertThatThrownBy(pacer::await).isInstanceOf(InterruptedException.class);
    }
}
