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
 * Cancels all steps of an asynchronous request: leasing a connection, connecting, the exchange. The client's own future
 * remembers one step only. If the caller and the event loop set it at the same time, it may keep a completed step, and
 * cancelling it would leave the request running.
 */
final class RequestCancellation implements CancellableDependency {
    private static final String ATTRIBUTE = RequestCancellation.class.getName();

    private final Queue<Cancellable> steps = new ConcurrentLinkedQueue<>();
    private volatile boolean cancelled;

    /** Returns a context for the request that this object cancels. */
    HttpClientContext context() {
        HttpClientContext context = HttpClientContext.create();
        context.setAttribute(ATTRIBUTE, this);
        return context;
    }

    /** Registers the steps of a request for cancellation. An {@link AsyncExecChainHandler}, the first of a client. */
    static void intercept(
            HttpRequest request,
            AsyncEntityProducer body,
            Scope scope,
            AsyncExecChain chain,
            AsyncExecCallback callback)
            throws HttpException, IOException {
        var cancellation = Objects.requireNonNull((RequestCancellation) scope.clientContext.getAttribute(ATTRIBUTE));
        var registering = new Scope(
                scope.exchangeId,
                scope.route,
                scope.originalRequest,
                cancellation,
                scope.clientContext,
                scope.execRuntime,
                scope.scheduler,
                scope.execCount);
        chain.proceed(request, body, registering, callback);
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
