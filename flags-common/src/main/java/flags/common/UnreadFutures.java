package flags.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

/** The futures of downloads that were scheduled, as long as the program has not read them. */
final class UnreadFutures {
    private final Map<String, List<Future<Download>>> futures = new HashMap<>();

    void add(String code, Future<Download> future) {
        futures.computeIfAbsent(code, key -> new ArrayList<>()).add(future);
    }

    /**
     * Removes the future that a result was read from.
     *
     * @param code of the download, for which there may be several futures
     * @param result what the future gave, or the exception that it had been completed with: the very object
     * @return empty if the style works without futures
     */
    Optional<Future<Download>> take(String code, Object result) {
        Iterator<Future<Download>> candidates =
                futures.getOrDefault(code, List.of()).iterator();
        while (candidates.hasNext()) {
            Future<Download> future = candidates.next();
            if (result(future).filter(own -> own == result).isPresent()) {
                candidates.remove();
                return Optional.of(future);
            }
        }
        return Optional.empty();
    }

    /** The results of all futures that are done, each a {@link Download} or an exception, by their codes. */
    Map<String, List<Object>> results() {
        Map<String, List<Object>> results = new HashMap<>();
        futures.forEach((code, unread) -> results.put(
                code, unread.stream().flatMap(future -> result(future).stream()).toList()));
        return results;
    }

    private static Optional<Object> result(Future<Download> future) {
        if (!future.isDone()) {
            return Optional.empty();
        }
        try {
            return Optional.of(future.get());
        } catch (ExecutionException e) {
            return Optional.ofNullable(e.getCause());
        } catch (CancellationException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            throw new IllegalStateException("a future that is done lets nobody wait", e);
        }
    }
}
