package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** A worker that all tests of a class share. It stays in use whatever the classes of the program throw. */
abstract class SharedWorker {
    @SuppressWarnings("NullAway.Init")
    static ProcessPoolExecutor pool;

    private static long pid;

    @BeforeAll
    static void startWorker() throws Exception {
        pool = ProcessPoolExecutor.builder().workers(1).build();
        pid = pool.submit(() -> ProcessHandle.current().pid()).get();
    }

    @AfterAll
    static void verifyThatTheWorkerWasNotReplaced() throws Exception {
        long last = pool.submit(() -> ProcessHandle.current().pid()).get();
        pool.close();
        assertThat(last).isEqualTo(pid);
    }
}
