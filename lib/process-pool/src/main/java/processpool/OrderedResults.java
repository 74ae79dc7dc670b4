package processpool;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Spliterators.AbstractSpliterator;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The results of a map in the order of its inputs. Submits a limited number of chunks ahead of the one being read. */
final class OrderedResults<T extends @Nullable Object, R extends @Nullable Object> extends AbstractSpliterator<R> {
    private final Iterator<? extends T> inputs;
    private final int chunkSize;
    private final int maxChunksAhead;
    private final Function<List<T>, Future<Chunk.Results<R>>> submitter;
    private final ClassLoader loader;
    private final Queue<Future<Chunk.Results<R>>> submitted = new ArrayDeque<>();
    private Iterator<R> values = new ArrayList<R>().iterator();
    private @Nullable SerializedThrowable failure;

    OrderedResults(
            Iterator<? extends T> inputs,
            int chunkSize,
            int maxChunksAhead,
            Function<List<T>, Future<Chunk.Results<R>>> submitter,
            ClassLoader loader) {
        super(Long.MAX_VALUE, ORDERED);
        this.inputs = inputs;
        this.chunkSize = chunkSize;
        this.maxChunksAhead = maxChunksAhead;
        this.submitter = submitter;
        this.loader = loader;
    }

    void submitAhead() {
        while (submitted.size() < maxChunksAhead && inputs.hasNext()) {
            List<T> chunk = new ArrayList<>();
            while (chunk.size() < chunkSize && inputs.hasNext()) {
                chunk.add(inputs.next());
            }
            submitted.add(submitter.apply(chunk));
        }
    }

    @Override
    public boolean tryAdvance(Consumer<? super R> action) {
        while (!values.hasNext()) {
            if (failure != null) {
                throw failed(failure.toThrowable(loader));
            }
            submitAhead();
            Future<Chunk.Results<R>> next = submitted.poll();
            if (next == null) {
                return false;
            }
            Chunk.Results<R> results = await(next);
            values = results.values().iterator();
            failure = results.failure();
        }
        action.accept(values.next());
        return true;
    }

    private Chunk.Results<R> await(Future<Chunk.Results<R>> chunk) {
        try {
            return chunk.get();
        } catch (ExecutionException e) {
            throw failed(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            cancel();
            CancellationException cancelled = new CancellationException("interrupted while waiting for a result");
            cancelled.initCause(e);
            throw cancelled;
        }
    }

    private CompletionException failed(@Nullable Throwable cause) {
        cancel();
        return new CompletionException(cause);
    }

    /** Cancels the chunks that no worker has started. */
    void cancel() {
        submitted.forEach(future -> future.cancel(false));
    }
}
