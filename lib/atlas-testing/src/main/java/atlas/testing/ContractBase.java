package atlas.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import atlas.common.MakeCards;
import flags.common.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import reporting.Counts;

/** Three mirrors, and runs against them. */
abstract class ContractBase {
    static final Duration AT_ONCE = Duration.ZERO;
    static final Duration NEVER = Duration.ofHours(1);

    private static final int MIRRORS = 3;
    static final Duration LIMIT = Duration.ofSeconds(30);

    final Style style;
    final MakeCards makeCards;
    final List<TestMirror> mirrors = new ArrayList<>();

    @TempDir
    Path destination;

    private final List<Thread> threads = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    ContractBase(Style style, MakeCards makeCards) {
        this.style = style;
        this.makeCards = makeCards;
    }

    @BeforeEach
    void startMirrors() throws IOException, InterruptedException {
        for (int number = 0; number < MIRRORS; number++) {
            mirrors.add(TestMirror.start(number));
        }
    }

    @AfterEach
    void stopAll() throws InterruptedException {
        stopPrograms();
        mirrors.forEach(TestMirror::closeNow);
    }

    /** Interrupts the programs that were started, and waits for their end. */
    void stopPrograms() throws InterruptedException {
        interrupt();
        for (Thread thread : threads) {
            thread.join(LIMIT.toMillis());
        }
    }

    /** Returns a run that makes the card of one country, not started yet. */
    Run card(Duration hedgeAfter) {
        return new Run(style, makeCards, destination)
                .mirrors(mirrors, hedgeAfter)
                .codes(List.of("BR"));
    }

    FutureTask<Counts> start(Run run) {
        return startThread(new FutureTask<>(run));
    }

    <T> FutureTask<T> startThread(FutureTask<T> task) {
        var thread = new Thread(task, "program");
        threads.add(thread);
        thread.start();
        return task;
    }

    /** Interrupts the threads that were started. */
    void interrupt() {
        threads.forEach(Thread::interrupt);
    }

    /** Returns the result of a run. A run that hangs fails the test and is interrupted afterwards. */
    static <T> T result(FutureTask<T> task) throws InterruptedException, ExecutionException, TimeoutException {
        return task.get(LIMIT.toSeconds(), TimeUnit.SECONDS);
    }

    Counts make(Run run) throws InterruptedException, ExecutionException, TimeoutException {
        return result(start(run));
    }

    /**
     * Starts a run that makes the card of CN, too, and cannot end before {@link #endOther}. The end of a run cancels every
     * request, and so hides that a card has left requests behind.
     */
    FutureTask<Counts> startWithOther(Run run) {
        mirrors.get(0).gate().block("cn.json");
        return start(run.codes(List.of("BR", "CN")).concurrency(2));
    }

    /** Waits until the card of BR has ended and has left no requests behind, then lets the run end. */
    Counts endOther(Run run, FutureTask<Counts> program)
            throws InterruptedException, ExecutionException, TimeoutException {
        await().atMost(LIMIT).until(() -> run.cardsEnded() == 1);
        mirrors.get(0).awaitInFlight(1);
        mirrors.get(1).awaitInFlight(0);
        mirrors.get(2).awaitInFlight(0);
        mirrors.get(0).gate().release("cn.json");
        return result(program);
    }

    void block(String file) {
        mirrors.forEach(mirror -> mirror.gate().block(file));
    }

    void fail(String file, int status) {
        mirrors.forEach(mirror -> mirror.fail(file, status));
    }

    void awaitIdle() throws InterruptedException {
        for (TestMirror mirror : mirrors) {
            mirror.awaitInFlight(0);
        }
    }

    /** Skips a test if the style makes one request at a time. */
    void requireConcurrency() {
        assumeTrue(style.maxConcurrency() > 1, "the style makes one request at a time");
    }

    void assertFlagIsFrom(int mirror) {
        assertThat(destination.resolve("Country br.gif")).hasBinaryContent(TestMirror.gif(mirror));
        assertThat(files()).hasSize(1);
    }

    List<String> files() {
        try (Stream<Path> files = Files.list(destination)) {
            return files.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    static Counts counts(int made, int notFound, int errors) {
        return new Counts(made, notFound, errors, 0);
    }
}
