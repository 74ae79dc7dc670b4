package prices;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads that are called after the style which uses them. */
final class Threads {
    private Threads() {}

    /** Makes threads called {@code style-1}, {@code style-2} and so on. */
    static ThreadFactory named(String style) {
        var number = new AtomicInteger();
        return task -> new Thread(task, style + "-" + number.incrementAndGet());
    }
}
