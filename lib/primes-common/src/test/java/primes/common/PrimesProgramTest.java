package primes.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import commandline.ExitStatus;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import primes.common.PrimesProgram.CheckAll;

class PrimesProgramTest {
    private static final CheckAll SEQUENTIAL = (tasks, workers, arguments, table, console) -> {
        table.start("by %d".formatted(workers));
        for (PrimeTask task : tasks) {
            table.add(task.call());
        }
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void checksTheBuiltInNumbersLargestFirst() {
        assertThat(run(SEQUENTIAL, "--algorithm", "miller-rabin", "2")).isEqualTo(ExitStatus.OK);

        assertThat(lines())
                .startsWith("Checking 20 numbers by 2:", "9999999999999999     0s", "9999999999999917  P  0s")
                .endsWith("               2  P  0s", "Total time: 0s")
                .hasSize(22);
    }

    @Test
    void checksNumbersFromTheCommandLineInTheirOrder() {
        assertThat(run(SEQUENTIAL, "8", "--number", "7", "100", "--number", "1"))
                .isEqualTo(ExitStatus.OK);

        assertThat(lines())
                .containsExactly(
                        "Checking 3 numbers by 8:", "  7  P  0s", "100     0s", "  1     0s", "Total time: 0s");
    }

    @Test
    void usesTheSingularForOneNumber() {
        run(SEQUENTIAL, "1", "--number", "9223372036854775807", "--algorithm", "MILLER-RABIN");

        assertThat(lines()).containsExactly("Checking 1 number by 1:", "9223372036854775807     0s", "Total time: 0s");
    }

    @Test
    void countsARangeInChunks() {
        assertThat(run(SEQUENTIAL, "1", "--range", "0..100", "--chunk", "30")).isEqualTo(ExitStatus.OK);

        assertThat(lines())
                .containsExactly(
                        "Counting the primes from 0 to 100 in 4 chunks by 1:",
                        "  0 to  29  10  0s",
                        " 30 to  59   7  0s",
                        " 60 to  89   7  0s",
                        " 90 to 100   1  0s",
                        "25 primes",
                        "Total time: 0s");
    }

    @Test
    void aRangeHasAHundredChunksByDefault() {
        run(SEQUENTIAL, "1", "--range", "1..1000000", "--algorithm", "wheel");

        assertThat(lines())
                .hasSize(103)
                .startsWith(
                        "Counting the primes from 1 to 1000000 in 100 chunks by 1:", "      1 to   10000   1229  0s")
                .endsWith(" 990001 to 1000000    721  0s", "78498 primes", "Total time: 0s");
    }

    @Test
    void aRangeMayEndAtTheLargestLong() {
        run(
                SEQUENTIAL,
                "--range",
                "9223372036854775783..9223372036854775807",
                "--chunk",
                "20",
                "--algorithm",
                "miller-rabin",
                "1");

        assertThat(lines()).contains("9223372036854775803 to 9223372036854775807   0  0s", "1 prime");
    }

    @Test
    void aFailedTaskHasARowAndTheExitStatusIsFailure() {
        int status = run(
                (tasks, workers, arguments, table, console) -> {
                    table.start("by 1");
                    table.add(tasks.get(0).call());
                    table.fail(new ExecutionException(new IllegalStateException("the worker was killed")));
                },
                "--number",
                "7",
                "11");

        assertThat(status).isEqualTo(ExitStatus.FAILURE);
        assertThat(lines())
                .containsExactly(
                        "Checking 2 numbers by 1:",
                        " 7  P  0s",
                        "11  error: the worker was killed",
                        "1 number was not checked.",
                        "Total time: 0s");
    }

    @Test
    void aFailureWithoutAMessageIsShownByItsClass() {
        run(
                (tasks, workers, arguments, table, console) ->
                        table.fail(new ExecutionException(new StackOverflowError())),
                "--number",
                "7");

        assertThat(lines()).first().isEqualTo("7  error: java.lang.StackOverflowError");
    }

    @Test
    void theWorkOfEachWorkerIsShown() {
        CheckAll workers = (tasks, size, arguments, table, console) -> {
            table.addWorker("one", 1);
            table.addWorker("two", 2);
        };

        run(workers, "--number", "7");
        run(workers, "--range", "0..1");

        assertThat(lines())
                .containsExactly(
                        "one checked 1 number.",
                        "two checked 2 numbers.",
                        "one counted 1 chunk.",
                        "two counted 2 chunks.");
    }

    @Test
    void anInterruptBeforeTheStartPrintsNothing() {
        int status = run((tasks, workers, arguments, table, console) -> {
            throw new InterruptedException();
        });

        assertThat(status).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(lines()).isEmpty();
    }

    @Test
    void anInterruptedProgramReportsTheMissingTasks() {
        int status = run(
                (tasks, workers, arguments, table, console) -> {
                    table.start("by 1");
                    table.add(tasks.get(0).call());
                    throw new InterruptedException();
                },
                "--range",
                "0..9",
                "--chunk",
                "1");

        assertThat(status).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(lines()).endsWith("0 to 0  0  0s", "9 chunks were not counted.", "Total time: 0s");
    }

    @Test
    void anErrorEndsTheProgramAfterTheTotals() {
        int status = run(
                (tasks, workers, arguments, table, console) -> {
                    table.start("by 1");
                    table.add(tasks.get(0).call());
                    throw new OutOfMemoryError("simulated");
                },
                "--number",
                "7",
                "11");

        assertThat(status).isEqualTo(ExitStatus.FAILURE);
        assertThat(lines()).endsWith(" 7  P  0s", "1 number was not checked.", "Total time: 0s");
        assertThat(err.toString(UTF_8).lines()).hasSize(1);
    }

    @Test
    void theLastOfRepeatedOptionsCounts() {
        run(SEQUENTIAL, "--range", "0..9", "--range", "0..3", "--chunk", "1", "--chunk", "2", "1");

        assertThat(lines())
                .startsWith("Counting the primes from 0 to 3 in 2 chunks by 1:", "0 to 1  0  0s", "2 to 3  2  0s");
    }

    @Test
    void theHelpExplainsTheNumberOfWorkers() {
        assertThat(run(SEQUENTIAL, "--help")).isEqualTo(ExitStatus.OK);

        assertThat(out.toString(UTF_8).replaceAll("\\s+", " "))
                .contains("WORKERS threads, from 1 to 1000 (default: the number of cores)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0                        | WORKERS takes a whole number from 1 to 1000, not '0'
                    1001                     | WORKERS takes a whole number from 1 to 1000, not '1001'
                    two                      | WORKERS takes a whole number from 1 to 1000, not 'two'
                    1 2                      | at most one operand is allowed, the number of workers, not 1 2 (--number takes numbers to check)
                    --number 0               | --number takes a whole number from 1 to 9223372036854775807, not '0'
                    --number 7 -5            | --number takes a whole number from 1 to 9223372036854775807, not '-5'
                    --number=-5              | --number takes a whole number from 1 to 9223372036854775807, not '-5'
                    --number 9223372036854775808 | --number takes a whole number from 1 to 9223372036854775807, not '9223372036854775808'
                    --number 1e999999999     | --number takes a whole number from 1 to 9223372036854775807, not '1e999999999'
                    --range 1..1e9           | --range takes two whole numbers from 0 to 9223372036854775807 such as 0..1000000, not '1..1e9'
                    --number                 | --number needs a value: N
                    --number 7 --range 0..9  | --range and --number exclude each other
                    --range 9..0             | --range takes two whole numbers from 0 to 9223372036854775807 such as 0..1000000, not '9..0'
                    --range 0..9223372036854775808 | --range takes two whole numbers from 0 to 9223372036854775807 such as 0..1000000, not '0..9223372036854775808'
                    --range 9                | --range takes two whole numbers from 0 to 9223372036854775807 such as 0..1000000, not '9'
                    --range 0..9 --chunk 0   | --chunk takes a whole number from 1 to 9223372036854775807, not '0'
                    --range 0..200000 --chunk 2 | a range has at most 100000 chunks: this one needs --chunk 3 or more
                    --chunk 5                | --chunk requires --range
                    --algorithm fermat       | --algorithm takes trial, wheel or miller-rabin, not 'fermat'
                    """)
    void rejectsInvalidArguments(String args, String message) {
        assertThat(run(SEQUENTIAL, args.split(" ", -1))).isEqualTo(ExitStatus.USAGE);

        assertThat(err.toString(UTF_8)).startsWith("*** Usage error: " + message + System.lineSeparator());
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    private int run(CheckAll checkAll, String... args) {
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return new PrimesProgram("primes", "threads", new Options()).run(args, console, checkAll);
    }

    /** Returns the printed lines, with every time replaced by 0. */
    private List<String> lines() {
        return out.toString(UTF_8)
                .lines()
                .map(line -> line.replaceAll("\\d+\\.\\d+s$", "0s"))
                .toList();
    }
}
