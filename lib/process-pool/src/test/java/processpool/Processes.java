package processpool;

import static org.awaitility.Awaitility.await;

import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Sends signals to processes and waits for their effect. */
final class Processes {
    private static final int TIMEOUT_SECONDS = 30;

    private Processes() {}

    static void signal(String name, long pid) {
        try {
            int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new IllegalStateException("kill: exit status " + status);
            }
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void kill(long pid) {
        signal("KILL", pid);
    }

    /** Stops a process and waits until none of its threads is running, which takes a while on a busy machine. */
    static void stop(long pid) {
        signal("STOP", pid);
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (Files.exists(threads)) {
            await().atMost(TIMEOUT_SECONDS, TimeUnit.SECONDS).until(() -> areAllStopped(threads));
        }
    }

    private static boolean areAllStopped(Path threads) {
        try (Stream<Path> directories = Files.list(threads)) {
            for (Path directory : directories.toList()) {
                if (!Files.readString(directory.resolve("stat")).contains(") T ")) {
                    return false;
                }
            }
            return true;
        } catch (IOException e) {
            // A thread has just ended.
            return false;
        }
    }

    static void awaitEnd(long pid) throws Exception {
        CompletableFuture<ProcessHandle> end = ProcessHandle.of(pid)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        end.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Returns the names of the live threads of a pool. */
    static List<String> threadsOf(String poolName) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.startsWith(poolName + "-"))
                .toList();
    }

    /** Waits until a thread writes to a pipe that nobody reads. */
    static void awaitBlockedWrite(String threadName) {
        await().atMost(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .until(() -> Thread.getAllStackTraces().entrySet().stream()
                        .filter(thread -> thread.getKey().getName().equals(threadName))
                        .map(thread -> thread.getValue())
                        .anyMatch(stack ->
                                stack.length > 0 && stack[0].getClassName().equals(FileOutputStream.class.getName())));
    }
}
