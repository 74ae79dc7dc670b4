package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class DelayedResponseTest {
    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1);
    private final RequestStats stats = new RequestStats();
    private final AtomicInteger sent = new AtomicInteger();
    private final DelayedResponse response = new DelayedResponse(stats, sent::incrementAndGet);

    DelayedResponseTest() {
        timer.setRemoveOnCancelPolicy(true);
    }

    @AfterEach
    void shutDownTimer() {
        timer.shutdownNow();
    }

    @Test
    void isSentAtOnceWithoutDelay() {
        assertThat(stats.inFlight()).isEqualTo(1);

        response.sendAfter(Duration.ZERO, timer);

        assertThat(sent).hasValue(1);
        assertThat(stats.inFlight()).isZero();
    }

    @Test
    void isNotSentAfterCancel() {
        response.cancel();
        response.sendAfter(Duration.ZERO, timer);
        response.cancel();

        assertThat(sent).hasValue(0);
        assertThat(stats.inFlight()).isZero();
    }

    @Test
    void cancelRemovesItFromTheTimer() {
        response.sendAfter(Duration.ofDays(1), timer);
        assertThat(timer.getQueue()).hasSize(1);

        response.cancel();

        assertThat(timer.getQueue()).isEmpty();
        assertThat(stats.inFlight()).isZero();
    }

    @Test
    void isCancelledIfTheTimerIsShutDown() {
        timer.shutdownNow();

        response.sendAfter(Duration.ofMillis(1), timer);

        assertThat(sent).hasValue(0);
        assertThat(stats.inFlight()).isZero();
    }
}
