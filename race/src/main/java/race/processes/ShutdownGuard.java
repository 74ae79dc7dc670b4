package race.processes;

import commandline.ShutdownHook;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Kills a process and its descendants when it is closed, or when the JVM shuts down. */
public final class ShutdownGuard implements AutoCloseable {
    private static final Duration MAX_WAIT = Duration.ofSeconds(5);

    private final Process process;
    private final ShutdownHook hook;

    /** @param process the process to kill */
    public ShutdownGuard(Process process) {
        this.process = process;
        this.hook = new ShutdownHook("kill-" + process.pid(), this::kill);
    }

    private void kill() {
        List<ProcessHandle> processes = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        kill(processes);
    }

    /** Kills processes and waits until they have ended. */
    static void kill(List<ProcessHandle> processes) {
        processes.forEach(ProcessHandle::destroyForcibly);
        // Bounded: in a container without an init process, nobody reaps a killed grandchild.
        processes.forEach(killed -> killed.onExit()
                .completeOnTimeout(killed, MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS)
                .join());
    }

    /** Kills the process and its descendants, and waits until they have ended. */
    @Override
    public void close() {
        kill();
        hook.close();
    }
}
