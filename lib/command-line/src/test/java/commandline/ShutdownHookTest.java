package commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ShutdownHookTest {
    /** Ends with one hook registered, one removed, and one that the first registers while it runs. */
    static final class Ending {
        private Ending() {}

        public static void main(String[] args) {
            new ShutdownHook("removed", () -> System.out.println("removed")).close();
            var hook = new ShutdownHook("hook", () -> {
                System.out.println("hook");
                new ShutdownHook("late", () -> System.out.println("late")).close();
            });
            Objects.requireNonNull(hook);
        }
    }

    @Test
    @Timeout(60)
    void actionsRunOnShutdownUnlessTheyWereRemovedAndLateOnesAtOnce() throws IOException, InterruptedException {
        // given
        String java = ProcessHandle.current().info().command().orElseThrow();
        String classPath = Objects.requireNonNull(System.getProperty("java.class.path"));

        // when
        Process process = new ProcessBuilder(java, "-cp", classPath, Ending.class.getName()).start();

        // then
        try (BufferedReader out = process.inputReader(UTF_8)) {
            assertThat(out.lines()).containsExactly("hook", "late");
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }
}
