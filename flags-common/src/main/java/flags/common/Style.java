package flags.common;

import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A concurrency style.
 *
 * @param name the name of the style, such as {@code threadpool}
 * @param defaultConcurrency the number of requests in flight unless the user sets one
 * @param maxConcurrency the maximum number of requests in flight
 * @param order the order in which the program reads results
 * @param traits the ways in which the style differs from most styles
 */
public record Style(String name, int defaultConcurrency, int maxConcurrency, Order order, Set<Trait> traits) {
    /** The order in which a program reads results. */
    public enum Order {
        /** The order of the codes. */
        SUBMISSION,
        /** The order in which downloads complete. */
        COMPLETION
    }

    /** A way in which a style differs from most styles. */
    public enum Trait {
        /** The style uses {@link FlagDownloader#downloadOneAsync} instead of {@link FlagDownloader#downloadOne}. */
        ASYNCHRONOUS_CLIENT,
        /** An interrupt takes effect after the downloads in flight have ended. */
        DEFERS_INTERRUPTS,
        /** A result keeps its slot until it is read, so a slow download delays the start of others. */
        UNREAD_RESULTS_KEEP_SLOTS
    }

    /** Copies the traits. */
    public Style {
        traits = Set.copyOf(traits);
    }

    /** Creates a style. */
    public Style(String name, int defaultConcurrency, int maxConcurrency, Order order, Trait... traits) {
        this(name, defaultConcurrency, maxConcurrency, order, Set.of(traits));
    }

    /** Returns whether the style has a trait. */
    public boolean has(Trait trait) {
        return traits.contains(trait);
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
