package processpool;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What tests do to processes. */
final class Processes {
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

    /** Stops a process and waits until none of its threads runs any more, which on a busy machine takes a while. */
    static void stop(long pid) {
        signal("STOP", pid);
        Path threads = Path.of("/proc", Long.toString(pid), "task");
        if (Files.exists(threads)) {
            until(() -> areAllStopped(threads));
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
            // A thread ended meanwhile.
            return false;
        }
    }

    static void kill(long pid) {
        signal("KILL", pid);
    }

    /** Waits until a process is gone. */
    static void awaitEnd(long pid) throws Exception {
        CompletableFuture<ProcessHandle> end = ProcessHandle.of(pid)
                .map(ProcessHandle::onExit)
                .orElseGet(() -> CompletableFuture.completedFuture(null));
        end.get(20, TimeUnit.SECONDS);
    }

    static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).map(ProcessHandle::isAlive).orElse(false);
    }

    /** Waits until the thread of a pool has sent a task and waits for the answer. */
    static void awaitThreadIn(String threadName, String method) {
        until(() -> Thread.getAllStackTraces().entrySet().stream()
                .filter(thread -> thread.getKey().getName().equals(threadName))
                .filter(thread -> thread.getKey().getState() == Thread.State.TIMED_WAITING)
                .flatMap(thread -> Arrays.stream(thread.getValue()))
                .anyMatch(frame -> frame.getMethodName().equals(method)));
    }

    static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("not reached in 20 s");
            }
            LockSupport.parkNanos(1_000_000);
        }
    }
}
