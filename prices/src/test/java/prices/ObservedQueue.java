package prices;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded queue that tells when somebody has to wait for it. */
final class ObservedQueue<T> extends ArrayBlockingQueue<T> {
    private static final long serialVersionUID = 1;

    private final AtomicInteger peakSize = new AtomicInteger();
    private int putters;
    private int takers;

    ObservedQueue(int capacity) {
        super(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        count(1, 0);
        try {
            super.put(item);
            peakSize.accumulateAndGet(size(), Math::max);
        } finally {
            count(-1, 0);
        }
    }

    @Override
    public T take() throws InterruptedException {
        count(0, 1);
        try {
            return super.take();
        } finally {
            count(0, -1);
        }
    }

    private synchronized void count(int morePutters, int moreTakers) {
        putters += morePutters;
        takers += moreTakers;
        notifyAll();
    }

    /** Waits until it is full and somebody wants to put something into it. */
    synchronized void awaitFoundFull() throws InterruptedException {
        while (putters == 0 || remainingCapacity() > 0) {
            wait();
        }
    }

    /** Waits until it is empty and this many threads want to take something from it. */
    synchronized void awaitFoundEmpty(int byTakers) throws InterruptedException {
        while (takers < byTakers || !isEmpty()) {
            wait();
        }
    }

    int peakSize() {
        return peakSize.get();
    }
}
