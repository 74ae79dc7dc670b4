package race.processes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.condition.OS.LINUX;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ProcessRunnerTest {
    private static final Duration LONG = Duration.ofMinutes(1);

    private final ProcessRunner runner;

    ProcessRunnerTest(@TempDir Path directory) throws InterruptedException {
        runner = ProcessRunner.in(directory);
    }

    @Test
    void passesInputAndReturnsOutput() throws Exception {
        ProcessResult result = run("echoes", "one\ntwo\n");

        assertThat(result.failure()).isEmpty();
        assertThat(result.out().text()).isEqualTo("one\ntwo\n");
        assertThat(result.wallSeconds()).isPositive();
    }

    @Test
    void measuresCpuTimeAndMemoryWhereGnuTimeIsInstalled() throws Exception {
        ProcessResult result = run("echoes", "");

        assertThat(result.usage().isPresent()).isEqualTo(runner.measuresUsage());
        result.usage().ifPresent(usage -> {
            assertThat(usage.cpuSeconds()).isPositive();
            assertThat(usage.peakMegabytes()).isGreaterThan(10);
        });
    }

    @Test
    void reportsTheExitStatusOfAFailedProcess() throws Exception {
        assertThat(run("fails", "").failure()).contains("exit status 3: no message");
    }

    @Test
    void reportsACommandThatCannotBeStarted() throws Exception {
        ProcessResult result = runner.run(List.of("/no/such/program"), "", LONG);

        assertThat(result.failure().orElseThrow())
                .startsWith("exit status 127: ")
                .contains("/no/such/program");
    }

    @Test
    void replacesBytesThatAreNotUtf8() throws Exception {
        assertThat(run("prints-latin-1", "").errorLine()).isEqualTo("caf\ufffd");
    }

    @Test
    void shortensErrorLinesAndRemovesTerminalCommands() throws Exception {
        assertThat(run("commands-the-terminal", "").errorLine())
                .startsWith("?[2Jxxx")
                .endsWith("x...")
                .hasSizeLessThan(200);
    }

    @Test
    void keepsTheEndOfAnEndlessErrorStreamOnly() throws Exception {
        ProcessResult result = run("floods-err", "");

        assertThat(result.failure()).isEmpty();
        assertThat(result.errorLine()).startsWith("yyy");
    }

    @Test
    void keepsTheEndOfAnEndlessOutputStreamOnly() throws Exception {
        ProcessResult result = run("floods-out", "");

        assertThat(result.out().isTruncated()).isTrue();
        assertThat(result.out().bytes()).hasSize(1 << 20).endsWith("y\n".getBytes(UTF_8));
    }

    @Test
    @EnabledOnOs(LINUX)
    void killsAChildThatHoldsTheStreamsOfItsEndedParent() throws Exception {
        ProcessResult result = run("leaves-a-child", "");

        assertThat(result.failure()).isEmpty();
        assertThat(ProcessHandle.of(Long.parseLong(result.out().lastLine())).filter(ProcessHandle::isAlive))
                .isEmpty();
    }

    @Test
    void killsAProcessThatDoesNotEnd() throws Exception {
        ProcessResult result = runner.run(FakeProcess.command("hangs"), "", Duration.ofSeconds(1));

        assertThat(result.failure()).contains("exit status 124: killed after 1 s");
    }

    private ProcessResult run(String behavior, String input) throws IOException, InterruptedException {
        return runner.run(FakeProcess.command(behavior), input, LONG);
    }
}
