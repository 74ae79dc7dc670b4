package prices.queues;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded queue that counts the threads that wait for it. */
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

    private synchronized void count(int putterChange, int takerChange) {
        putters += putterChange;
        takers += takerChange;
        notifyAll();
    }

    /** Waits until the queue is full and a thread calls put. */
    synchronized void awaitPutOnFull() throws InterruptedException {
        while (putters == 0 || remainingCapacity() > 0) {
            wait();
        }
    }

    /** Waits until the queue is empty and a number of threads call take. */
    synchronized void awaitTakesOnEmpty(int number) throws InterruptedException {
        while (takers < number || !isEmpty()) {
            wait();
        }
    }

    int peakSize() {
        return peakSize.get();
    }
}
