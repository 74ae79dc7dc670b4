package endpoints.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Holds responses until something has happened instead of for a time, so that tests can prove what runs concurrently
 * and what completes first without a clock. An unused gate is open.
 */
public final class Gate {
    private final List<Runnable> waitingForArrivals = new ArrayList<>();
    private final Map<String, List<Runnable>> waitingForRelease = new HashMap<>();
    private int arrivalsMissing;

    Gate() {}

    /** Holds all responses until this many further requests have arrived; from then on the gate is open. */
    public synchronized void blockUntilArrived(int requests) {
        arrivalsMissing = requests;
    }

    /** Holds the responses for a code, such as {@code "br"} or {@code "kraken/btc/2020-04-01"}, until it is released. */
    public synchronized void block(String code) {
        waitingForRelease.computeIfAbsent(code, key -> new ArrayList<>());
    }

    /** Lets the responses for a code go that was delayed back, those that wait and those to come. */
    public void release(String code) {
        List<Runnable> released;
        synchronized (this) {
            released = waitingForRelease.remove(code);
        }
        if (released != null) {
            released.forEach(Runnable::run);
        }
    }

    /** Runs the response for a code now or when the gate lets it go. */
    void pass(String code, Runnable response) {
        arrive(() -> depart(code, response));
    }

    private void arrive(Runnable next) {
        List<Runnable> together = List.of(next);
        synchronized (this) {
            if (arrivalsMissing > 0) {
                waitingForArrivals.add(next);
                arrivalsMissing--;
                if (arrivalsMissing > 0) {
                    return;
                }
                together = List.copyOf(waitingForArrivals);
                waitingForArrivals.clear();
            }
        }
        together.forEach(Runnable::run);
    }

    private void depart(String code, Runnable response) {
        synchronized (this) {
            List<Runnable> waiting = waitingForRelease.get(code);
            if (waiting != null) {
                waiting.add(response);
                return;
            }
        }
        response.run();
    }
}
