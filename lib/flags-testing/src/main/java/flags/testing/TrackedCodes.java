package flags.testing;

import java.lang.ref.WeakReference;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.RandomAccess;
import reporting.Display;

/**
 * A list that returns a new string for each download, and counts the strings that are still in use. Each task, future
 * and result refers to its code, so this counts tasks, futures and results too.
 */
final class TrackedCodes extends AbstractList<String> implements RandomAccess, Display {
    private final List<String> codes;
    private final List<WeakReference<String>> taken = new ArrayList<>();
    private int ended;
    private int peakUnread;

    TrackedCodes(List<String> codes) {
        this.codes = codes;
    }

    @Override
    public synchronized String get(int index) {
        @SuppressWarnings("StringOperationCanBeSimplified") // an object of its own, so that it can become unreachable
        var code = new String(codes.get(index));
        taken.add(new WeakReference<>(code));
        peakUnread = Math.max(peakUnread, taken.size() - ended);
        return code;
    }

    @Override
    public int size() {
        return codes.size();
    }

    @Override
    public synchronized void ended(String message) {
        ended++;
        notifyAll();
    }

    /** Waits until the program has read this many results. */
    synchronized void awaitEnded(int results) throws InterruptedException {
        while (ended < results) {
            wait();
        }
    }

    /** Returns the maximum number of codes that were taken from the list while their results were unread. */
    synchronized int peakUnread() {
        return peakUnread;
    }

    /** Returns the number of codes that are reachable after a garbage collection. */
    int countReachable() {
        System.gc();
        synchronized (this) {
            return (int) taken.stream().filter(code -> code.get() != null).count();
        }
    }
}
