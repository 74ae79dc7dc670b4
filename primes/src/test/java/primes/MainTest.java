package primes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import commandline.Console;
import commandline.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {
    private static final List<String> EXPECTED_ROWS = List.of(
            "9999999999999999     0s",
            "9999999999999917  P  0s",
            "7777777777777777     0s",
            "7777777777777753  P  0s",
            "7777777536340681     0s",
            "6666667141414921     0s",
            "6666666666666719  P  0s",
            "6666666666666666     0s",
            "5555555555555555     0s",
            "5555555555555503  P  0s",
            "5555553133149889     0s",
            "4444444488888889     0s",
            "4444444444444444     0s",
            "4444444444444423  P  0s",
            "3333335652092209     0s",
            "3333333333333333     0s",
            "3333333333333301  P  0s",
            " 299593572317531  P  0s",
            " 142702110479723  P  0s",
            "               2  P  0s");

    private static final String LARGEST_PRIME = "9223372036854775783";

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @ParameterizedTest
    @CsvSource({
        "threads, trial",
        "threads, wheel",
        "threads, miller-rabin",
        "processes, trial",
        "processes, wheel",
        "processes, miller-rabin",
        "sequential, trial",
        "sequential, wheel",
        "sequential, miller-rabin"
    })
    void everyExecutorAndAlgorithmPrintsTheExpectedRows(String executor, String algorithm) {
        assertThat(run("2", "--executor", executor, "--algorithm", algorithm)).isEqualTo(ExitStatus.OK);

        assertThat(lines().subList(1, 21)).isEqualTo(EXPECTED_ROWS);
        assertThat(lines()).hasSize(22).endsWith("Total time: 0s");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "processes", "sequential"})
    void everyExecutorCountsTheSameRange(String executor) {
        assertThat(run("--executor", executor, "--range", "1..1000000")).isEqualTo(ExitStatus.OK);

        assertThat(lines()).hasSize(103).endsWith("78498 primes", "Total time: 0s");
    }

    @ParameterizedTest
    @CsvSource({
        "threads, 2, with 2 threads:",
        "threads, 8, with 3 threads:",
        "processes, 1, with 1 process:",
        "processes, 1000, with 3 processes:",
        "sequential, 8, one after another:"
    })
    void theNumberOfWorkersIsLimitedByTheNumberOfTasks(String executor, String workers, String expected) {
        run(workers, "--executor", executor, "--number", "7", "11", "13");

        assertThat(lines()).first().isEqualTo("Checking 3 numbers " + expected);
    }

    @Test
    void tooManyProcessesAreAUsageError() {
        int status = run("65", "--executor", "processes", "--range", "0..1000");

        assertThat(status).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString(UTF_8)).startsWith("*** Usage error: at most 64 processes are allowed, not 65");
    }

    @Test
    void anUnknownExecutorIsAUsageError() {
        assertThat(run("--executor", "fibres")).isEqualTo(ExitStatus.USAGE);

        assertThat(err.toString(UTF_8))
                .startsWith("*** Usage error: --executor takes threads, processes or sequential, not 'fibres'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"threads", "processes", "sequential"})
    void anInterruptedProgramReportsItsResultsAndLeavesNothingRunning(String executor) throws Exception {
        var console = new Console(new PrintStream(out, true, UTF_8), System.err, false);
        String[] args = {"2", "--executor", executor, "--number", "7", LARGEST_PRIME, LARGEST_PRIME};
        var program = new FutureTask<>(() -> Main.run(args, console));
        var thread = new Thread(program, "program");
        thread.start();

        await().until(() -> out.toString(UTF_8).contains("7  P"));
        thread.interrupt();

        assertThat(program.get(60, TimeUnit.SECONDS)).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(out.toString(UTF_8)).contains("2 numbers were not checked.");
        assertThat(ProcessHandle.current().descendants()).noneMatch(ProcessHandle::isAlive);
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(other -> other.getName().matches("(pool|primes)-.*"));
    }

    private int run(String... args) {
        return Main.run(args, new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false));
    }

    /** Returns the printed lines, with every time replaced by 0. */
    private List<String> lines() {
        return out.toString(UTF_8)
                .lines()
                .map(line -> line.replaceAll("\\d+\\.\\d+s$", "0s"))
                .toList();
    }
}
