package race.processes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A process and all that it has started, its orphans included. They are recognized by a variable of the environment
 * that they inherit, as in Jenkins' ProcessTreeKiller. Works where there is a {@code /proc}.
 */
final class MarkedProcesses {
    private static final String VARIABLE = "RACE_PROCESS";

    private final String mark = UUID.randomUUID().toString();

    /** Marks the process to be started. */
    void mark(ProcessBuilder builder) {
        builder.environment().put(VARIABLE, mark);
    }

    /** Kills all that are alive, and waits until they have ended. */
    void kill() {
        ShutdownGuard.kill(ProcessHandle.allProcesses().filter(this::isMarked).toList());
    }

    private boolean isMarked(ProcessHandle process) {
        try {
            return Files.readString(Path.of("/proc/" + process.pid() + "/environ"), ISO_8859_1)
                    .contains(VARIABLE + "=" + mark);
        } catch (IOException e) {
            // The process has ended, belongs to another user, or this is not Linux.
            return false;
        }
    }
}
