package flags;

import flags.common.Download;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Order;
import flags.common.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * Downloads flags on threads that the program starts and stops itself. They take tasks from one queue and put results into
 * another. Choose it to learn what an executor does; for everything else, choose flags-ascompleted, where
 *
 * <ul>
 *   <li>an executor replaces {@code tasks}, {@code threads} and {@code work}, and a completion service {@code results};
 *   <li>{@code submit} replaces {@code new FutureTask} and {@code tasks.put}, {@code take} replaces {@code results.take};
 *   <li>{@code shutdownNow} replaces {@code tasks.clear}, the interrupts and the poison pills;
 *   <li>{@code awaitTermination} replaces the joins.
 * </ul>
 *
 * <p>Both queues are bounded. They never block a {@code put}, because at most one window of tasks is unread.
 *
 * <pre>
 * $ java -jar flags-threads/target/flags-threads.jar -s DELAY b
 * DELAY site: http://localhost:38587/flags
 * Searching for 26 flags: from BA to BZ
 * 26 concurrent connections will be used.
 * Saving to downloaded
 * --------------------
 *  17 flags downloaded.
 *   9 not found.
 * Elapsed time: 0.78s
 * </pre>
 */
public final class Main {
    private static final int DEFAULT_CONCURRENCY = 30;
    private static final int MAX_CONCURRENCY = 1000;
    private static final int WINDOW_PER_SLOT = 10;
    private static final FutureTask<Download> POISON_PILL = new FutureTask<>(() -> {}, null);

    static final Style STYLE = new Style("threads", DEFAULT_CONCURRENCY, MAX_CONCURRENCY, Order.COMPLETION);

    private Main() {}

    public static void main(String[] args) {
        System.exit(FlagsProgram.run(STYLE, args, Main::downloadMany));
    }

    static void downloadMany(List<String> codes, FlagDownloader downloader, int concurrency, Tally tally)
            throws InterruptedException {
        int window = WINDOW_PER_SLOT * concurrency;
        BlockingQueue<FutureTask<Download>> tasks = new ArrayBlockingQueue<>(window);
        BlockingQueue<Future<Download>> results = new ArrayBlockingQueue<>(window);
        ThreadFactory factory = STYLE.threadFactory();
        List<Thread> threads = new ArrayList<>();
        try {
            while (threads.size() < concurrency) {
                Thread thread = factory.newThread(() -> work(tasks, results));
                thread.start();
                threads.add(thread);
            }
            int unread = 0;
            for (String code : codes) {
                if (unread == window) {
                    read(results.take(), tally);
                    unread--;
                }
                FutureTask<Download> task = new FutureTask<>(() -> downloader.downloadOne(code));
                tally.scheduled(code, task);
                tasks.put(task);
                unread++;
            }
            for (; unread > 0; unread--) {
                read(results.take(), tally);
            }
        } finally {
            tasks.clear();
            if (!stop(threads, tasks)) {
                tally.warn("A download is still running.");
            }
        }
    }

    private static void work(BlockingQueue<FutureTask<Download>> tasks, BlockingQueue<Future<Download>> results) {
        try {
            for (FutureTask<Download> task = tasks.take(); task != POISON_PILL; task = tasks.take()) {
                task.run();
                results.put(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // downloadMany has interrupted this thread to end it
        }
    }

    /** Interrupts threads, waits one second at most, and returns whether all have ended. */
    private static boolean stop(List<Thread> threads, BlockingQueue<FutureTask<Download>> tasks)
            throws InterruptedException {
        for (Thread thread : threads) {
            tasks.add(POISON_PILL); // needed too: a download consumes the interrupt
            thread.interrupt();
        }
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(1);
        for (Thread thread : threads) {
            TimeUnit.NANOSECONDS.timedJoin(thread, deadline - System.nanoTime());
        }
        return threads.stream().noneMatch(Thread::isAlive);
    }

    private static void read(Future<Download> future, Tally tally) throws InterruptedException {
        try {
            tally.add(future, future.get());
        } catch (ExecutionException e) {
            tally.fail(future, e.getCause());
        }
    }
}
