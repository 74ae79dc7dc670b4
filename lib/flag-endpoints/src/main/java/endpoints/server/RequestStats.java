package endpoints.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counts the requests for flags, metadata and prices that a server gets. A request is in flight from its arrival until its
 * response is about to be written: by the time a client has the response, its request is no longer counted, so that a
 * client which keeps to a limit is never seen above it.
 */
public final class RequestStats {
    private long requests;
    private long connections;
    private int inFlight;
    private int peakInFlight;

    RequestStats() {}

    /** The next request to arrive is the first of its connection. */
    synchronized void connectionOpened() {
        connections++;
    }

    synchronized void arrived() {
        requests++;
        inFlight++;
        peakInFlight = Math.max(peakInFlight, inFlight);
        notifyAll();
    }

    synchronized void finished() {
        inFlight--;
        notifyAll();
    }

    /** How many requests have arrived. */
    public synchronized long requests() {
        return requests;
    }

    /**
     * How many of the requests were the first of their connection: so many connections were opened, and all other
     * requests have reused one.
     */
    public synchronized long connections() {
        return connections;
    }

    /** Counts anew. What is in flight stays so, and is the peak for the time being. */
    public synchronized void reset() {
        requests = 0;
        connections = 0;
        peakInFlight = inFlight;
    }

    /** How many requests are being delayed now. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** The greatest number of requests that were in flight together. */
    public synchronized int peakInFlight() {
        return peakInFlight;
    }

    /**
     * Waits until at least this many requests have arrived.
     *
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized void awaitRequests(long atLeast) throws InterruptedException {
        while (requests < atLeast) {
            wait();
        }
    }

    /**
     * Waits until at most this many requests are in flight.
     *
     * @param limit how long to wait at most
     * @return whether so few are in flight
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized boolean awaitInFlight(int atMost, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (inFlight > atMost) {
            long remainingNanos = deadline - System.nanoTime();
            if (remainingNanos <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, remainingNanos);
        }
        return true;
    }

    /**
     * Waits until no request is in flight.
     *
     * @param limit how long to wait at most
     * @return whether none is in flight
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitIdle(Duration limit) throws InterruptedException {
        return awaitInFlight(0, limit);
    }
}
