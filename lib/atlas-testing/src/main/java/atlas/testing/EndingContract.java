package atlas.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import atlas.common.AtlasProgram;
import atlas.common.MakeCards;
import commandline.Console;
import commandline.ExitStatus;
import flags.common.Style;
import flags.testing.LeftoverThreads;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import reporting.Counts;

/** A run that ends early cancels all calls, reports the cards that it has saved, and leaves nothing running. */
abstract class EndingContract extends ContractBase {
    private static final int CARDS = 26;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    EndingContract(Style style, MakeCards makeCards) {
        super(style, makeCards);
    }

    @Test
    void anInterruptEndsTheRunWithTheReport() throws Exception {
        LeftoverThreads threads = LeftoverThreads.since();
        block("bd.gif");
        FutureTask<Integer> program = startProgram(new PrintStream(out, true, UTF_8), "-m", "5", "B");
        // The cards of BA, BB and BC have been made, or are about to be: the flag of BD is requested after them.
        mirrors.get(0).awaitRequests(style.maxConcurrency() == 1 ? 7 : 10);

        interrupt();

        assertThat(result(program)).isEqualTo(ExitStatus.INTERRUPTED);
        assertReport();
        awaitIdle();
        assertThat(threads.names()).isEmpty();
    }

    @Test
    void theDeadlineEndsTheRunWithTheReport() throws Exception {
        LeftoverThreads threads = LeftoverThreads.since();
        block("bz.gif");

        FutureTask<Integer> program =
                startProgram(new PrintStream(out, true, UTF_8), "-m", "5", "--deadline", "1", "B");

        assertThat(result(program)).isEqualTo(ExitStatus.OK);
        assertReport();
        awaitIdle();
        assertThat(threads.names()).isEmpty();
    }

    @Test
    void aRunThatIsInterruptedBeforeMakesNothing() throws Exception {
        block("br.gif");
        Run run = card(AT_ONCE);
        FutureTask<Counts> program = startThread(new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            return run.call();
        }));

        assertThatThrownBy(() -> result(program)).hasCauseInstanceOf(InterruptedException.class);
        awaitIdle();
        assertThat(files()).isEmpty();
    }

    @Test
    void anErrorOutsideOfTheCallsEndsTheRunWithTheReport() throws Exception {
        block("bz.gif");
        var failing = new PrintStream(out, true, UTF_8) {
            @Override
            public void println(String line) {
                if (line.startsWith("BB OK")) {
                    throw new OutOfMemoryError("simulated");
                }
                super.println(line);
            }
        };

        FutureTask<Integer> program = startProgram(failing, "-v", "-m", "2", "B");

        assertThat(result(program)).isEqualTo(ExitStatus.FAILURE);
        assertThat(err.toString(UTF_8).lines()).containsExactly("*** Error: out of memory: simulated");
        assertThat(files()).isNotEmpty();
        assertThat(count("cards? made")).isEqualTo(files().size());
        assertThat(lines()).last().asString().startsWith("Elapsed time: ");
        awaitIdle();
    }

    @Test
    void anErrorInACallEndsTheRun() throws Exception {
        block("cn.gif");
        Run run = card(NEVER)
                .codes(List.of("BR", "CN", "IN"))
                .concurrency(Math.min(2, style.maxConcurrency()))
                .faults(requests -> new FaultyRequests(requests, "/br/br.gif", new StackOverflowError()));

        FutureTask<?> program = start(run);

        assertThatThrownBy(() -> result(program)).isInstanceOf(ExecutionException.class);
        assertThat(run.fatal()).isNotEmpty().allMatch(StackOverflowError.class::isInstance);
        awaitIdle();
    }

    @Test
    void anExceptionInACallIsAnErrorOfItsCardOnly() throws Exception {
        Run run = card(NEVER)
                .codes(List.of("BR", "CN"))
                .concurrency(Math.min(2, style.maxConcurrency()))
                .faults(requests ->
                        new FaultyRequests(requests, "/br/metadata.json", new IllegalStateException("unexpected")));

        assertThat(make(run)).isEqualTo(counts(1, 0, 1));

        assertThat(run.lines()).contains("BR error: no mirror sent the name", "CN OK: Country cn.gif");
        assertThat(run.lines())
                .filteredOn(line -> line.endsWith(": IllegalStateException: unexpected"))
                .hasSize(mirrors.size());
        assertThat(run.fatal()).isEmpty();
    }

    private FutureTask<Integer> startProgram(PrintStream console, String... args) {
        List<String> all = new ArrayList<>(List.of("-d", destination.toString(), "-t", "60", "--hedge-after", "0"));
        mirrors.forEach(mirror -> all.addAll(List.of("--mirror", mirror.url())));
        all.addAll(List.of(args));
        return startThread(new FutureTask<>(() -> AtlasProgram.run(
                style,
                all.toArray(String[]::new),
                makeCards,
                new Console(console, new PrintStream(err, true, UTF_8), false))));
    }

    private void assertReport() {
        List<String> files = files();
        assertThat(count("cards? made")).isEqualTo(files.size());
        assertThat(count("cards? made") + count("not finished")).isEqualTo(CARDS);
        assertThat(count("not finished")).isPositive();
        assertThat(files).allMatch(file -> file.matches("Country b[a-z]\\.gif"));
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    private int count(String label) {
        return lines().stream()
                .filter(line -> line.matches(" *\\d+ " + label + "\\."))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .sum();
    }

    private List<String> lines() {
        return out.toString(UTF_8).lines().toList();
    }
}
