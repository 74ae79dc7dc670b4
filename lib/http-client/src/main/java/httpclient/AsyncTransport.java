package httpclient;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** Sends requests through the event loop of Apache HttpClient. No thread waits for a response. */
public final class AsyncTransport implements AutoCloseable {
    /** The interval at which the event loop checks timeouts and connections closed by other threads. */
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(50);

    /** Shutdown usually takes a few milliseconds. A connection that is still being opened may delay it. */
    private static final TimeValue SHUTDOWN_TIMEOUT = TimeValue.ofMilliseconds(500);

    private final CloseableHttpAsyncClient client;
    private final CallLimits limits;
    private final Map<RequestCancellation, CompletableFuture<Response>> inFlight = new ConcurrentHashMap<>();
    private volatile @Nullable Throwable eventLoopError;

    /**
     * Creates a client and starts its event loop.
     *
     * @param settings the limits of the client
     * @param deadlines the timer for deadlines and retries
     * @throws OutOfMemoryError if a thread of the event loop cannot be started
     */
    public AsyncTransport(ClientSettings settings, Deadlines deadlines) {
        limits = CallLimits.of(settings, deadlines);
        PoolingAsyncClientConnectionManager connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setDnsResolver(new UriHostResolver())
                .setTlsStrategy(new LazyTlsStrategy())
                .setDefaultConnectionConfig(HttpSettings.connection(settings))
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .build();
        var threads = new EventLoopThreads(this::failAll);
        client = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(HttpSettings.request(settings))
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setIoThreadCount(EventLoopThreads.SELECTORS)
                        .setSelectInterval(SELECT_INTERVAL)
                        .build())
                .setThreadFactory(threads)
                .setHttp1Config(HttpSettings.connectionBuffers())
                .setUserAgent(HttpSettings.USER_AGENT)
                // An immediate close makes the event loop report errors. Requests report their own failures.
                .setIoReactorExceptionCallback(exception -> {})
                .addExecInterceptorFirst("cancellation", RequestCancellation::intercept)
                .setRedirectStrategy(new LocationRedirectStrategy())
                .setRetryStrategy(new StaleConnectionRetryStrategy())
                .addRequestInterceptorFirst(StaleConnectionRetryStrategy::clearResponse)
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
        try {
            client.start();
            threads.awaitStart();
        } catch (Error e) {
            client.close(CloseMode.IMMEDIATE);
            throw e;
        }
    }

    /**
     * Sends a GET request. Cancelling the returned future cancels the request.
     *
     * @param uri the absolute URI of the resource
     * @return a future that completes like the one of {@link #get(URI, Runnable)}
     */
    public CompletableFuture<Response> get(URI uri) {
        return get(uri, () -> {});
    }

    /**
     * Sends a GET request, and repeats it by the {@link ClientSettings#retryPolicy}. Cancelling the returned future cancels
     * the request.
     *
     * @param uri the absolute URI of the resource
     * @param onRetry runs before each retry
     * @return a future that completes with the last response, on an event loop thread, which must not be blocked. It fails
     *     with a {@link TimeoutException} if the request exceeds {@link ClientSettings#maxTime}, or with the failure of the
     *     last attempt
     */
    public CompletableFuture<Response> get(URI uri, Runnable onRetry) {
        return new AsyncCall(() -> send(uri), onRetry, limits).start();
    }

    /** Sends a request once. */
    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stages only clean up, and cannot fail.
    private CompletableFuture<Response> send(URI uri) {
        var result = new CompletableFuture<Response>();
        var cancellation = new RequestCancellation();
        inFlight.put(cancellation, result);
        result.whenComplete((response, failure) -> inFlight.remove(cancellation));
        var reader = new ResponseReader(result);
        Future<Response> exchange = client.execute(
                SimpleRequestProducer.create(SimpleRequestBuilder.get(uri).build()),
                reader,
                cancellation.context(),
                callback(result, reader));
        result.whenComplete((response, failure) -> {
            // Cancelling a completed exchange may close a connection that the next exchange already uses.
            if (!exchange.isDone()) {
                cancellation.cancel();
                exchange.cancel(true);
            }
        });
        Throwable error = eventLoopError;
        if (error != null) {
            result.completeExceptionally(error);
        }
        return result;
    }

    /** Ends all requests, which may be waiting for a thread of the event loop that is dead. */
    private void failAll(Throwable error) {
        eventLoopError = error;
        inFlight.values().forEach(result -> result.completeExceptionally(error));
    }

    private static FutureCallback<Response> callback(CompletableFuture<Response> result, ResponseReader reader) {
        return new FutureCallback<>() {
            @Override
            public void completed(Response response) {
                result.complete(response);
            }

            @Override
            public void failed(Exception e) {
                // The blocking client makes this distinction itself.
                boolean noResponse = e instanceof ConnectionClosedException && !reader.hasStarted();
                result.completeExceptionally(noResponse ? new NoHttpResponseException(e.getMessage()) : e);
            }

            @Override
            public void cancelled() {
                result.cancel(false);
            }
        };
    }

    /** Closes all connections and ends the event loop. Call it when no request is in flight. */
    @Override
    public void close() {
        // Closes idle connections with FIN. An immediate close would reset them.
        client.initiateShutdown();
        try {
            client.awaitShutdown(SHUTDOWN_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
