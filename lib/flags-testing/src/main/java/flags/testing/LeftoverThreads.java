package flags.testing;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds the threads that a program leaves behind. */
public final class LeftoverThreads {
    /** Threads of the JDK for processes, timers and virtual threads, and of Reactor for timers. */
    private static final Pattern SHARED_THREADS = Pattern.compile("process reaper|MasterPoller|VirtualThread-.*"
            + "|ForkJoinPool-\\d+-(?:worker-\\d+|delayScheduler)|(?:Read|Write)-Poller.*"
            + "|CompletableFutureDelayScheduler|parallel-\\d+");

    private final Set<Thread> before = Thread.getAllStackTraces().keySet();

    private LeftoverThreads() {}

    /** Remembers the threads that are alive now. */
    public static LeftoverThreads since() {
        return new LeftoverThreads();
    }

    /** Returns the names of the threads that were started since, and are still alive after 10 seconds. */
    public Set<String> names() throws InterruptedException {
        Set<Thread> since = Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .filter(thread -> !thread.getName().startsWith("flag-server"))
                .filter(thread -> !SHARED_THREADS.matcher(thread.getName()).matches())
                .collect(Collectors.toSet());
        for (Thread thread : since) {
            thread.join(TimeUnit.SECONDS.toMillis(10));
        }
        return since.stream().filter(Thread::isAlive).map(Thread::getName).collect(Collectors.toSet());
    }
}
