package prices.run;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Creates threads that are named after their style: {@code map-1}, {@code map-2} and so on. */
public final class NamedThreads implements ThreadFactory {
    private final String style;
    private final AtomicInteger count = new AtomicInteger();

    /** @param style the prefix of the names */
    public NamedThreads(String style) {
        this.style = style;
    }

    @Override
    public Thread newThread(Runnable runnable) {
        return new Thread(runnable, style + "-" + count.incrementAndGet());
    }
}
