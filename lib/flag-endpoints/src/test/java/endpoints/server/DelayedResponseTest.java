package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayedResponseTest {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final RequestStats traffic = new RequestStats();
    private final AtomicInteger given = new AtomicInteger();
    private final DelayedResponse response = new DelayedResponse(traffic, given::incrementAndGet);

    DelayedResponseTest() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void endTimer() {
        timer.shutdownNow();
    }

    @Test
    void isGivenAtOnceWithoutAHold() {
        assertThat(traffic.inFlight()).isEqualTo(1);

        response.giveAfter(Duration.ZERO, timer);

        assertThat(given).hasValue(1);
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void isNotGivenOnceItIsAbandoned() {
        response.abandon();
        response.giveAfter(Duration.ZERO, timer);
        response.abandon();

        assertThat(given).hasValue(0);
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void leavesTheTimerWhenItIsAbandoned() {
        response.giveAfter(Duration.ofDays(1), timer);
        assertThat(timer.getQueue()).hasSize(1);

        response.abandon();

        assertThat(timer.getQueue()).isEmpty();
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void isAbandonedByATimerThatHasEnded() {
        timer.shutdownNow();

        response.giveAfter(Duration.ofMillis(1), timer);

        assertThat(given).hasValue(0);
        assertThat(traffic.inFlight()).isZero();
    }
}
