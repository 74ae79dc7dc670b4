package prices;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

/** A bounded queue that tells when somebody has to wait for it. */
final class ObservedQueue<T> extends ArrayBlockingQueue<T> {
    private static final long serialVersionUID = 1;

    private final transient CountDownLatch foundFull = new CountDownLatch(1);
    private final AtomicInteger peakSize = new AtomicInteger();
    private int takers;

    ObservedQueue(int capacity) {
        super(capacity);
    }

    @Override
    public void put(T item) throws InterruptedException {
        if (remainingCapacity() == 0) {
            foundFull.countDown();
        }
        super.put(item);
        peakSize.accumulateAndGet(size(), Math::max);
    }

    @Override
    public T take() throws InterruptedException {
        takers(1);
        try {
            return super.take();
        } finally {
            takers(-1);
        }
    }

    private synchronized void takers(int more) {
        takers += more;
        notifyAll();
    }

    /** Waits until somebody wants to put something into it while it is full. */
    void awaitFoundFull() throws InterruptedException {
        foundFull.await();
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
