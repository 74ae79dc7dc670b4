package processpool;

import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The results of a map in the order of its inputs. Submits a limited number of chunks ahead of the one being read. */
final class OrderedResults<R extends @Nullable Object> extends AbstractSpliterator<R> {
    private final Chunks<?> chunks;
    private final int maxChunksAhead;
    private final Function<Chunk, Future<Chunk.Results>> submitter;
    private final ClassLoader loader;
    private final Queue<Future<Chunk.Results>> submitted = new ArrayDeque<>();
    private ObjectSequence.@Nullable Reader values;

    /** Thrown after the values. */
    private @Nullable RuntimeException failure;

    /** Thrown after the results of the submitted chunks. */
    private @Nullable RuntimeException rejection;

    OrderedResults(
            Chunks<?> chunks,
            int maxChunksAhead,
            Function<Chunk, Future<Chunk.Results>> submitter,
            ClassLoader loader) {
        super(Long.MAX_VALUE, ORDERED);
        this.chunks = chunks;
        this.maxChunksAhead = maxChunksAhead;
        this.submitter = submitter;
        this.loader = loader;
    }

    /** Submits chunks. If the inputs throw an exception, leaves nothing running. */
    void submitAhead() {
        try {
            while (rejection == null && submitted.size() < maxChunksAhead) {
                Optional<Chunk> chunk = chunks.next();
                if (chunk.isEmpty()) {
                    return;
                }
                submitted.add(submitter.apply(chunk.get()));
            }
        } catch (RejectedExecutionException e) {
            rejection = e;
        } catch (Throwable e) {
            cancel(true);
            failure = new CompletionException("The inputs failed", e);
            throw e;
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        while (values == null || !values.hasNext()) {
            if (failure != null) {
                cancel(false);
                throw failure;
            }
            submitAhead();
            Future<Chunk.Results> next = submitted.poll();
            if (next != null) {
                await(next);
            } else if (chunks.failure() != null) {
                failure = new CompletionException(chunks.failure());
            } else if (rejection != null) {
                failure = rejection;
            } else {
                return false;
            }
        }
        action.accept(nextValue(values));
        return true;
    }

    private void await(Future<Chunk.Results> chunk) {
        try {
            Chunk.Results results = chunk.get();
            values = new ObjectSequence.Reader(results.bytes(), results.size(), loader);
            if (results.failure() != null) {
                failure = new CompletionException(results.failure().toThrowable(loader));
            }
        } catch (ExecutionException e) {
            failure = new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failure = new CancellationException("interrupted while waiting for a result");
            failure.initCause(e);
        } catch (CancellationException e) {
            failure = e;
        }
    }

    @SuppressWarnings({"unchecked", "NullAway"}) // a function may return null
    private R nextValue(ObjectSequence.Reader reader) {
        try {
            return (R) reader.next();
        } catch (Throwable e) {
            values = null;
            failure = new CompletionException(TransferException.receiving("A result", "the pool", e));
            throw failure;
        }
    }

    /** Cancels the chunks that have not been read. */
    void cancel(boolean mayInterruptIfRunning) {
        submitted.forEach(future -> future.cancel(mayInterruptIfRunning));
    }
}
