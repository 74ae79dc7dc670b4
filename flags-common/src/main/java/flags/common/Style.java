package flags.common;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A concurrency style.
 *
 * @param name of the style; its program is called {@code flags-} and this
 * @param defaultConcurrency requests in flight when nothing else is asked for
 * @param maxConcurrency requests in flight at most
 * @param order in which results reach the program
 */
public record Style(String name, int defaultConcurrency, int maxConcurrency, Order order) {
    /** The order in which a style learns of results. */
    public enum Order {
        /** In the order of the codes. */
        SUBMISSION,
        /** As downloads complete. */
        COMPLETION
    }

    /** The name of the program. */
    public String program() {
        return "flags-" + name;
    }

    /** A factory of platform threads named after the style: {@code threadpool-1}, {@code threadpool-2} and so on. */
    public ThreadFactory threadFactory() {
        var number = new AtomicInteger();
        return task -> new Thread(task, name + "-" + number.incrementAndGet());
    }
}
