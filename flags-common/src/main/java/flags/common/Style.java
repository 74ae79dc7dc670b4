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
 * @param client that its downloads use, so that it can be made before the time is taken
 */
public record Style(String name, int defaultConcurrency, int maxConcurrency, Order order, Client client) {
    /** The order in which a style learns of results. */
    public enum Order {
        /** In the order of the codes. */
        SUBMISSION,
        /** As downloads complete. */
        COMPLETION
    }

    /** Which client downloads use. */
    public enum Client {
        /** The one behind {@link FlagDownloader#downloadOne}. */
        BLOCKING,
        /** The one behind {@link FlagDownloader#downloadOneAsync}. */
        ASYNCHRONOUS
    }

    /** A style whose downloads use the blocking client, as those of most styles do. */
    public Style(String name, int defaultConcurrency, int maxConcurrency, Order order) {
        this(name, defaultConcurrency, maxConcurrency, order, Client.BLOCKING);
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
