package endpoints.faults;

import java.util.LinkedHashMap;
import java.util.Map;

/** Counts the failures of {@code fail:K}. Remembers the most recent keys only, so that clients cannot exhaust the memory. */
final class FailureCounter {
    private static final int MAX_KEYS = 2_000;
    private static final float LOAD_FACTOR = 0.75f;

    /** The failures so far. A key is removed when its request succeeds. */
    private final Map<String, Integer> failures = new LinkedHashMap<>(16, LOAD_FACTOR, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Integer> eldest) {
            return size() > MAX_KEYS;
        }
    };

    /** Returns true for the first {@code times} of every {@code times + 1} calls with the same key. */
    synchronized boolean fails(String key, int times) {
        int failed = failures.getOrDefault(key, 0);
        if (failed >= times) {
            failures.remove(key);
            return false;
        }
        failures.put(key, failed + 1);
        return true;
    }
}
