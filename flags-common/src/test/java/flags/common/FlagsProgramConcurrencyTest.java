package flags.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** With which concurrency a style is asked to download, and what the user is told about it. */
class FlagsProgramConcurrencyTest {
    private final ProgramRun program;

    FlagsProgramConcurrencyTest(@TempDir Path destination) {
        this.program = new ProgramRun(destination);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-m", "--max_req"})
    void givesTheStyleTheConcurrencyThatWasAskedFor(String option) {
        // given
        List<Integer> given = new ArrayList<>();

        // when
        program.run((codes, downloader, concurrency, tally) -> given.add(concurrency), "--embedded", "A", option, "2");

        // then
        assertThat(given).containsExactly(2);
        assertThat(program.out()).contains("2 concurrent connections will be used.");
    }

    @Test
    void repeatsTheListAndCutsTheConcurrencyToTheNumberOfDownloads() {
        // given
        List<String> given = new ArrayList<>();

        // when
        program.run(
                (codes, downloader, concurrency, tally) -> {
                    given.addAll(codes);
                    given.add("at " + concurrency);
                },
                "--embedded",
                "BR",
                "CN",
                "--repeat",
                "2",
                "-m",
                "100");

        // then
        assertThat(given).containsExactly("BR", "CN", "BR", "CN", "at 4");
        assertThat(program.out()).contains("Searching for 4 flags: BR, CN, 2 times over");
    }

    @Test
    void usesFiveConnectionsAtMostWithTheRemoteSite() {
        // when
        program.run(ProgramRun.NOTHING, "-s", "REMOTE", "-m", "6");

        // then
        assertThat(program.out()).contains("5 concurrent connections will be used.");
        assertThat(program.err().lines())
                .containsExactly("REMOTE is somebody's small site: 5 connections are the most that is used there.");
    }

    @Test
    void usesFourThousandConnectionsAtMostWithAServerInside() {
        // when
        program.run(ProgramRun.NOTHING, "--embedded", "-e", "--repeat", "6", "-m", "4001");

        // then
        assertThat(program.out()).contains("4000 concurrent connections will be used.");
        assertThat(program.err().lines())
                .containsExactly("With the server inside, 4000 connections are the most: start flag-server for more.");
    }
}
