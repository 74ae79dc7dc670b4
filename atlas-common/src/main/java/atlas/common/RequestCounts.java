package atlas.common;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the requests of a run. */
public final class RequestCounts {
    private final AtomicLong sent = new AtomicLong();
    private final AtomicLong cancelled = new AtomicLong();

    void countSent() {
        sent.incrementAndGet();
    }

    void countCancelled() {
        cancelled.incrementAndGet();
    }

    /** Returns the number of requests that were sent. */
    public long sent() {
        return sent.get();
    }

    /** Returns the number of requests that were cancelled before their response arrived. */
    public long cancelled() {
        return cancelled.get();
    }
}
