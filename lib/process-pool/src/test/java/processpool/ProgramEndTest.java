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
class ProgramEndTest {
    @ParameterizedTest
    @ValueSource(strings = {"KILL", "TERM"})
    void workersAndTheirChildrenEndWithTheProgram(String signal) throws Exception {
        try (Gate gate = new Gate()) {
            int port = gate.thenReturn(0).port();
            Process program = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            ProgramToKill.class.getName(),
                            Integer.toString(port))
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                gate.awaitArrival();
                gate.awaitArrival();
                List<Long> pids = readPids(program);

                Processes.signal(signal, program.pid());

                assertThat(program.waitFor(30, TimeUnit.SECONDS)).isTrue();
                for (long pid : pids) {
                    Processes.awaitEnd(pid);
                }
            } finally {
                program.destroyForcibly();
            }
        }
    }

    private static List<Long> readPids(Process program) throws Exception {
        List<Long> pids = new ArrayList<>();
        BufferedReader reader = program.inputReader();
        for (String line = reader.readLine(); !"ready".equals(line); line = reader.readLine()) {
            pids.add(Long.parseLong(line));
        }
        assertThat(pids).as("two busy workers, an idle worker and its child").hasSize(4);
        return pids;
    }
}
