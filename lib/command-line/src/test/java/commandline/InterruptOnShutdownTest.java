package commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptOnShutdownTest {
    /** Waits until it is interrupted, and then prints a line. */
    static final class Waiting {
        private Waiting() {}

        public static void main(String[] args) {
            var program = new CommandLineProgram("waiting", "Waits.", List.of(), new Options());
            System.exit(program.run(args, Console.ofProcess(), arguments -> {
                try {
                    System.out.println("waiting");
                    new CountDownLatch(1).await();
                } catch (InterruptedException e) {
                    System.out.println("interrupted");
                }
                return ExitStatus.INTERRUPTED;
            }));
        }
    }

    @Test
    @Timeout(60)
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "has no SIGTERM")
    void sigtermInterruptsTheProgramAndLetsItFinish() throws IOException, InterruptedException {
        // given
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = Objects.requireNonNull(System.getProperty("java.class.path"));
        Process process = new ProcessBuilder(java, "-cp", classPath, Waiting.class.getName()).start();
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.readLine()).isEqualTo("waiting");

            // when
            // Not Process.destroy, which closes the output of the process, too.
            process.toHandle().destroy();

            // then
            assertThat(out.readLine()).isEqualTo("interrupted");
            assertThat(process.waitFor()).as("128 plus the number of SIGTERM").isEqualTo(143);
        } finally {
            process.destroyForcibly();
        }
    }
}
