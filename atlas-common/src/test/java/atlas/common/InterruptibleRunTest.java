package atlas.common;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commandline.ExitStatus;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptibleRunTest {
    private final InterruptibleRun run = new InterruptibleRun();

    @Test
    void aRunThatCompletesIsOk() {
        assertThat(run.execute(Optional.of(Duration.ofHours(1)), () -> {})).isEqualTo(ExitStatus.OK);

        run.throwFailure();
    }

    @Test
    void theDeadlineInterruptsTheRunWhichIsOk() {
        assertThat(run.execute(Optional.of(Duration.ofMillis(1)), InterruptibleRunTest::waitForever))
                .isEqualTo(ExitStatus.OK);

        run.throwFailure();
    }

    @Test
    void anInterruptFromElsewhereIsNotOk() {
        Thread.currentThread().interrupt();

        assertThat(run.execute(Optional.empty(), InterruptibleRunTest::waitForever))
                .isEqualTo(ExitStatus.INTERRUPTED);
    }

    @Test
    void anErrorInterruptsTheRunAndIsThrownLater() {
        var error = new StackOverflowError();

        assertThat(run.execute(Optional.empty(), () -> {
                    run.fail(error);
                    waitForever();
                }))
                .isEqualTo(ExitStatus.INTERRUPTED);

        assertThatThrownBy(run::throwFailure).isSameAs(error);
    }

    @Test
    void anExceptionOfTheRunIsThrownLater() {
        var exception = new IllegalStateException();

        assertThat(run.execute(Optional.empty(), () -> {
                    throw exception;
                }))
                .isEqualTo(ExitStatus.FAILURE);

        assertThatThrownBy(run::throwFailure).isSameAs(exception);
    }

    @Test
    void theFirstErrorCounts() {
        var first = new StackOverflowError();
        run.execute(Optional.empty(), () -> {
            run.fail(first);
            run.fail(new OutOfMemoryError());
        });

        assertThatThrownBy(run::throwFailure).isSameAs(first);
    }

    @Test
    void noInterruptRemainsAfterTheRun() {
        run.execute(Optional.empty(), () -> run.fail(new StackOverflowError()));

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void anErrorAfterTheRunDoesNotInterruptTheProgram() {
        run.execute(Optional.empty(), () -> {});

        run.fail(new StackOverflowError());

        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    private static void waitForever() throws InterruptedException {
        new CountDownLatch(1).await();
    }
}
