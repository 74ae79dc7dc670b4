package endpoints.server;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Counters of the requests for flags, metadata and prices. A request is in flight from its arrival until just before its
 * response is written. When a client receives a response, its request is no longer counted, so a client that limits its
 * concurrency never exceeds the limit in these counters.
 */
public final class RequestStats {
    private long requests;
    private long connections;
    private int inFlight;
    private int peakInFlight;
    private long faults;
    private long rejected;

    RequestStats() {}

    /** Counts a connection, when its first request arrives. */
    synchronized void connectionOpened() {
        connections++;
    }

    synchronized void arrived() {
        requests++;
        inFlight++;
        peakInFlight = Math.max(peakInFlight, inFlight);
        notifyAll();
    }

    /** Counts and rejects a request if at least {@code max} others are in flight. */
    synchronized boolean rejectsBeyond(int max) {
        if (inFlight < max) {
            return false;
        }
        requests++;
        rejected++;
        notifyAll();
        return true;
    }

    /** Counts a response that is faulty on purpose. */
    synchronized void faultCommitted() {
        faults++;
    }

    synchronized void finished() {
        inFlight--;
        notifyAll();
    }

    /** Returns the number of requests that have arrived. */
    public synchronized long requests() {
        return requests;
    }

    /** Returns the number of connections on which requests have arrived. All other requests reused one of them. */
    public synchronized long connections() {
        return connections;
    }

    /** Resets the counters. Requests in flight remain in flight, and their number becomes the peak. */
    public synchronized void reset() {
        requests = 0;
        connections = 0;
        faults = 0;
        rejected = 0;
        peakInFlight = inFlight;
    }

    /** Returns the number of requests that met a deliberate fault. */
    public synchronized long faults() {
        return faults;
    }

    /** Returns the number of requests that were rejected because too many were in flight. */
    public synchronized long rejected() {
        return rejected;
    }

    /** Returns the number of requests in flight. */
    public synchronized int inFlight() {
        return inFlight;
    }

    /** Returns the highest number of requests in flight at the same time. */
    public synchronized int peakInFlight() {
        return peakInFlight;
    }

    /**
     * Waits until requests have arrived.
     *
     * @param min the number of requests to wait for
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized void awaitRequests(long min) throws InterruptedException {
        while (requests < min) {
            wait();
        }
    }

    /**
     * Waits until few enough requests are in flight.
     *
     * @param max the maximum number of requests in flight
     * @param timeout the maximum time to wait
     * @return false if more were in flight until the timeout
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public synchronized boolean awaitInFlight(int max, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (inFlight > max) {
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
     * @param timeout the maximum time to wait
     * @return false if a request was in flight until the timeout
     * @throws InterruptedException if the waiting thread is interrupted
     */
    public boolean awaitIdle(Duration timeout) throws InterruptedException {
        return awaitInFlight(0, timeout);
    }
}
