package race;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sees to it that a process, with all that it has started, does not outlive this one, whatever ends this one. */
final class ShutdownGuard implements AutoCloseable {
    private static final Duration TIME_TO_END = Duration.ofSeconds(5);

    private final Process process;
    private final Thread hook;

    /** @param process to be ended when this guard is closed, or when the JVM goes down before */
    ShutdownGuard(Process process) {
        this.process = process;
        this.hook = new Thread(this::endAll, "end-of-" + process.pid());
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM goes down already, and would not ask the hook any more.
            endAll();
        }
    }

    /** Nobody writes any more when this returns. */
    private void endAll() {
        List<ProcessHandle> family = Stream.concat(process.descendants(), Stream.of(process.toHandle()))
                .toList();
        family.forEach(ProcessHandle::destroyForcibly);
        // Killed grandchildren are never seen to end where nobody collects them, as in a container without an init.
        family.forEach(member -> member.onExit()
                .completeOnTimeout(member, TIME_TO_END.toMillis(), TimeUnit.MILLISECONDS)
                .join());
    }

    @Override
    public void close() {
        endAll();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM goes down, and the hook finds nothing to do.
        }
    }
}
