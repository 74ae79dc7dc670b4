package httpclient;

import java.io.IOException;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.hc.client5.http.async.AsyncExecCallback;
import org.apache.hc.client5.http.async.AsyncExecChain;
import org.apache.hc.client5.http.async.AsyncExecChain.Scope;
import org.apache.hc.client5.http.async.AsyncExecChainHandler;
import org.apache.hc.client5.http.protocol.HttpClientContext;
import org.apache.hc.core5.concurrent.Cancellable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncEntityProducer;

/**
 * Cancels an asynchronous request in whichever step it is. The client's own future knows its latest step only, and may
 * take an earlier one for it when the caller and the event loop report theirs at the same time; what it then cancels is
 * over, and the request stays under way.
 */
final class RequestCancellation implements CancellableDependency {
    private static final String ATTRIBUTE = RequestCancellation.class.getName();

    private final Queue<Cancellable> steps = new ConcurrentLinkedQueue<>();
    private volatile boolean cancelled;

    /** A context that has the request it is used for report its steps to this. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        return context;
    }

    /** Has a request report its steps to its own cancellation. An {@link AsyncExecChainHandler}, to be a client's first. */
    static void reportSteps(
            HttpRequest request,
            AsyncEntityProducer body,
            Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        var cancellation = Objects.requireNonNull((RequestCancellation) scope.clientContext.getAttribute(ATTRIBUTE));
        var reporting = new Scope(
                scope.exchangeId,
                scope.route,
                scope.originalRequest,
                cancellation,
                scope.clientContext,
                scope.execRuntime,
                scope.scheduler,
                scope.execCount);
        chain.proceed(request, body, reporting, callback);
    }

    @Override
    public void setDependency(Cancellable step) {
        steps.add(step);
        if (cancelled) {
            step.cancel();
        }
    }

    @Override
    public boolean isCancelled() {
        return cancelled;
    }

    @Override
    public boolean cancel() {
        cancelled = true;
        for (Cancellable step = steps.poll(); step != null; step = steps.poll()) {
            step.cancel();
        }
        return true;
    }
}
