package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OrphansTest {
    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void noProcessOutlivesTheProgramHoweverItIsEnded(String signal) throws Exception {
        try (Gate neverOpened = new Gate()) {
            int port = neverOpened.thenReturn(0).port();
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            Abandoned.class.getName(),
                            Integer.toString(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                neverOpened.awaitArrival();
                neverOpened.awaitArrival();
                List<Long> pids = pidsPrintedBy(program);

                Processes.signal(signal, program.pid());

                assertThat(program.waitFor(20, TimeUnit.SECONDS)).isTrue();
                for (long pid : pids) {
                    Processes.awaitEnd(pid);
                }
            } finally {
                program.destroyForcibly();
            }
        }
    }

    private static List<Long> pidsPrintedBy(Process program) throws Exception {
        List<Long> pids = new ArrayList<>();
        BufferedReader reader = program.inputReader();
        for (String line = reader.readLine(); !"ready".equals(line); line = reader.readLine()) {
            pids.add(Long.parseLong(line));
        }
        assertThat(pids)
                .as("two busy workers, an idle one, and what it started")
                .hasSize(4);
        return pids;
    }
}
