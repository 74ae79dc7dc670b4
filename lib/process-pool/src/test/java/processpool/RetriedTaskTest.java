package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RetriedTaskTest {
    @Test
    void taskThatHasNotStartedIsSentToAnotherWorker() throws Exception {
        StoppingWorkers stopper = new StoppingWorkers(1);
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .name("retry")
                .listener(stopper)
                .build()) {
            Future<Integer> future = pool.submit(() -> 5);
            stopper.killWhenTaskIsSent(pool, future);

            assertThat(future.get()).isEqualTo(5);
            assertThat(stopper.retries).hasValue(1);
        }
    }

    @Test
    void taskIsNotSentAgainIfForeignOutputMayHideItsStart(@TempDir Path directory) throws Exception {
        String begin = directory.resolve("begin").toString();
        String done = directory.resolve("done").toString();
        String log = Files.createFile(directory.resolve("log")).toString();
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(() -> {
                        String script =
                                "while [ ! -e %s ]; do sleep 0.02; done; printf ok; touch %s".formatted(begin, done);
                        new ProcessBuilder("sh", "-c", script)
                                .redirectOutput(ProcessBuilder.Redirect.INHERIT)
                                .start();
                        return 1;
                    })
                    .get();
            Files.createFile(Path.of(begin));
            await().atMost(30, TimeUnit.SECONDS).until(() -> Files.exists(Path.of(done)));

            Future<Path> future = pool.submit(() -> {
                Files.writeString(Path.of(log), "started\n", StandardOpenOption.APPEND);
                return null;
            });

            assertThat(Failures.causeOf(future, WorkerCrashedException.class))
                    .hasMessageContaining("file descriptor 1");
            assertThat(Files.readAllLines(Path.of(log))).hasSizeLessThanOrEqualTo(1);
        }
    }

    @Test
    void taskIsSentAgainOnlyOnce() throws Exception {
        StoppingWorkers stopper = new StoppingWorkers(2);
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .name("twice")
                .listener(stopper)
                .build()) {
            Future<Integer> future = pool.submit(() -> 5);
            stopper.killWhenTaskIsSent(pool, future);
            stopper.killWhenTaskIsSent(pool, future);

            assertThat(Failures.causeOf(future, WorkerCrashedException.class))
                    .hasMessageContaining("before it started");
            assertThat(stopper.retries).hasValue(1);
            assertThat(pool.submit(() -> 6).get()).isEqualTo(6);
        }
    }

    /** Stops workers as soon as they are ready, so that they receive a task but do not start it. */
    private static final class StoppingWorkers implements WorkerListener {
        private final AtomicInteger retries = new AtomicInteger();
        private final List<CountDownLatch> stopped;
        private final AtomicInteger started = new AtomicInteger();
        private int killed;

        StoppingWorkers(int number) {
            this.stopped =
                    Stream.generate(() -> new CountDownLatch(1)).limit(number).toList();
        }

        @Override
        public void workerStarted(Worker worker) {
            int index = started.getAndIncrement();
            if (index < stopped.size()) {
                Processes.stop(worker.pid());
                stopped.get(index).countDown();
            }
        }

        @Override
        public void taskRetried(Worker lost) {
            retries.incrementAndGet();
        }

        void killWhenTaskIsSent(ProcessPoolExecutor pool, Future<?> future) throws InterruptedException {
            stopped.get(killed).await();
            killed++;
            Worker worker = pool.workers().get(0);
            await().atMost(30, TimeUnit.SECONDS).until(() -> future.toString().contains("in " + worker));
            Processes.kill(worker.pid());
        }
    }
}
