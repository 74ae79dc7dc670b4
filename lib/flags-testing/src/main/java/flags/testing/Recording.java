package flags.testing;

import java.util.ArrayList;
import java.util.List;
import reporting.Display;

/** Records the results that a tally counts, and lets other threads wait for them. */
final class Recording implements Display {
    private final List<String> ended = new ArrayList<>();

    @Override
    public synchronized void ended(String message) {
        ended.add(message);
        notifyAll();
    }

    /** Returns a line for each result, in the order in which the program read them. */
    synchronized List<String> ended() {
        return List.copyOf(ended);
    }

    /** Waits until the program has read this many results. */
    synchronized void awaitEnded(int results) throws InterruptedException {
        while (ended.size() < results) {
            wait();
        }
    }
}
