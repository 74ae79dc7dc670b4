package flags.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The concurrency of a run. */
class FlagsProgramConcurrencyTest {
    private final ProgramRun program;

    FlagsProgramConcurrencyTest(@TempDir Path destination) {
        this.program = new ProgramRun(destination);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m", "--max_req"})
    void passesTheConcurrencyToTheStyle(String option) {
        // given
        List<Integer> passed = new ArrayList<>();

        // when
        program.run((codes, downloader, concurrency, tally) -> passed.add(concurrency), "--embedded", "A", option, "2");

        // then
        assertThat(passed).containsExactly(2);
        assertThat(program.out()).contains("2 concurrent connections will be used.");
    }

    @Test
    void repeatsTheListAndLimitsTheConcurrencyToTheNumberOfDownloads() {
        // given
        List<String> passed = new ArrayList<>();

        // when
        program.run(
                (codes, downloader, concurrency, tally) -> {
                    passed.addAll(codes);
                    passed.add("at " + concurrency);
                },
                "--embedded",
                "BR",
                "CN",
                "--repeat",
                "2",
                "-m",
                "100");

        // then
        assertThat(passed).containsExactly("BR", "CN", "BR", "CN", "at 4");
        assertThat(program.out()).contains("Searching for 4 flags: BR, CN, 2 times over");
    }

    @Test
    void usesAtMostFiveConnectionsToTheRemoteSite() {
        // when
        program.run(ProgramRun.NOTHING, "-s", "REMOTE", "-m", "6");

        // then
        assertThat(program.out()).contains("5 concurrent connections will be used.");
        assertThat(program.err().lines())
                .containsExactly("REMOTE is a small public site: at most 5 connections are used.");
    }

    @Test
    void usesAtMost4000ConnectionsToAnEmbeddedServer() {
        // when
        program.run(ProgramRun.NOTHING, "--embedded", "-e", "--repeat", "6", "-m", "4001");

        // then
        assertThat(program.out()).contains("4000 concurrent connections will be used.");
        assertThat(program.err().lines())
                .containsExactly("An embedded server allows at most 4000 connections: start flag-server for more.");
    }
}
