package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The faults of CHAOS have the same outcome with both HTTP clients, embedded and standalone. */
class ChaosIT {
    private static final Program BLOCKING = Program.named("flags-threadpool");
    private static final Program ASYNCHRONOUS = Program.named("flags-async");
    private static final Pattern COUNTS = Pattern.compile("\"ok\":\\d+,\"notFound\":\\d+,\"errors\":\\d+");

    /** All slow responses wait at the same time, so their number does not matter. */
    private static final List<String> WORK =
            List.of("--json", "-m", "100", "-t", "10", "--max-time", "15", "A", "B", "C");

    @TempDir
    private Path directory;

    @Test
    void countsAreTheSameWithBothClientsEmbeddedAndStandalone() throws Exception {
        try (Run server = Servers.start(directory);
                Run blocking = download(BLOCKING, "--embedded", "-s", "CHAOS");
                Run asynchronous = download(ASYNCHRONOUS, "--embedded", "-s", "CHAOS");
                Run standalone = download(BLOCKING, "--base-url", Servers.url(server, "CHAOS"))) {
            assertThat(Stream.of(counts(blocking), counts(asynchronous), counts(standalone))
                            .distinct())
                    .containsExactly("\"ok\":19,\"notFound\":17,\"errors\":42");
        }
    }

    private Run download(Program program, String... source) throws IOException {
        List<String> args = new ArrayList<>(List.of(source));
        args.addAll(List.of("-d", Files.createTempDirectory(directory, "flags").toString()));
        args.addAll(WORK);
        return Run.jar(program, directory, args.toArray(String[]::new));
    }

    private static String counts(Run run) throws IOException, InterruptedException {
        assertThat(run.exitStatus()).isZero();
        return COUNTS.matcher(String.join("\n", run.output()))
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow();
    }
}
