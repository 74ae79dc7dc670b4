package flags.common;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A concurrency style.
 *
 * @param name the name of the style; its program is called {@code flags-NAME}
 * @param defaultConcurrency the number of requests in flight unless the user sets one
 * @param maxConcurrency the maximum number of requests in flight
 * @param order the order in which the program reads results
 * @param client the client that downloads use
 */
public record Style(String name, int defaultConcurrency, int maxConcurrency, Order order, Client client) {
    /** The order in which a program reads results. */
    public enum Order {
        /** The order of the codes. */
        SUBMISSION,
        /** The order in which downloads complete. */
        COMPLETION
    }

    /** The client that downloads use. */
    public enum Client {
        /** The client behind {@link FlagDownloader#downloadOne}. */
        BLOCKING,
        /** The client behind {@link FlagDownloader#downloadOneAsync}. */
        ASYNCHRONOUS
    }

    /** Creates a style that uses the blocking client. */
    public Style(String name, int defaultConcurrency, int maxConcurrency, Order order) {
        this(name, defaultConcurrency, maxConcurrency, order, Client.BLOCKING);
    }

    /** Returns the name of the program. */
    public String program() {
        return "flags-" + name;
    }

    /** Returns a factory of platform threads named {@code NAME-1}, {@code NAME-2} and so on. */
    public ThreadFactory threadFactory() {
        var number = new AtomicInteger();
        return task -> new Thread(task, name + "-" + number.incrementAndGet());
    }
}
