package endpoints.server;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Blocks responses until an event instead of for a time. Tests use it to prove what runs concurrently, and to control the
 * order of completion, without a clock. The gate is open until one of its methods is called.
 */
public final class Gate {
    private final List<Runnable> waitingForArrivals = new ArrayList<>();
    private final Map<String, List<Runnable>> waitingForRelease = new HashMap<>();
    private int missingArrivals;

    Gate() {}

    /** Blocks all responses until the given number of further requests has arrived. Then the gate opens. */
    public synchronized void blockUntilArrived(int requests) {
        missingArrivals = requests;
    }

    /**
     * Blocks the responses for a code until it is released.
     *
     * @param code a country code such as {@code br}, or a price such as {@code kraken/btc/2020-04-01}
     */
    public synchronized void block(String code) {
        waitingForRelease.computeIfAbsent(code, key -> new ArrayList<>());
    }

    /** Unblocks a code: sends the responses that are waiting, and no longer blocks later ones. */
    public void release(String code) {
        List<Runnable> released;
        synchronized (this) {
            released = waitingForRelease.remove(code);
        }
        if (released != null) {
            released.forEach(Runnable::run);
        }
    }

    /** Runs an action that sends a response for a code, now or when the gate opens for it. */
    void pass(String code, Runnable response) {
        arrive(() -> depart(code, response));
    }

    private void arrive(Runnable next) {
        List<Runnable> released = List.of(next);
        synchronized (this) {
            if (missingArrivals > 0) {
                waitingForArrivals.add(next);
                missingArrivals--;
                if (missingArrivals > 0) {
                    return;
                }
                released = List.copyOf(waitingForArrivals);
                waitingForArrivals.clear();
            }
        }
        released.forEach(Runnable::run);
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
