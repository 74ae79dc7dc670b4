package httpclient;

import commandline.Durations;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.async.methods.AbstractBinResponseConsumer;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManager;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http2.HttpVersionPolicy;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.util.ByteArrayBuffer;
import org.apache.hc.core5.util.TimeValue;
import org.jspecify.annotations.Nullable;

/** Sends requests through the event loop of Apache HttpClient. No thread waits for a response. */
public final class AsyncTransport implements AutoCloseable {
    /** The interval at which the event loop checks timeouts and connections closed by other threads. */
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(50);

    /** Shutdown usually takes a few milliseconds. A connection that is still being opened may delay it. */
    private static final TimeValue SHUTDOWN_TIMEOUT = TimeValue.ofMilliseconds(500);

    private final CloseableHttpAsyncClient client;
    private final Deadlines deadlines;
    private final Duration maxTime;

    /**
     * Creates a client and starts its event loop.
     *
     * @param settings the limits of the client
     * @param deadlines the timer that enforces {@link ClientSettings#maxTime}
     */
    public AsyncTransport(ClientSettings settings, Deadlines deadlines) {
        this.deadlines = deadlines;
        this.maxTime = settings.maxTime();
        PoolingAsyncClientConnectionManager connections = PoolingAsyncClientConnectionManagerBuilder.create()
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setTlsStrategy(new LazyTlsStrategy())
                .setDefaultConnectionConfig(HttpSettings.connection(settings))
                .setDefaultTlsConfig(TlsConfig.custom()
                        .setVersionPolicy(HttpVersionPolicy.FORCE_HTTP_1)
                        .build())
                .build();
        client = HttpAsyncClients.custom()
                .setConnectionManager(connections)
                .setDefaultRequestConfig(HttpSettings.request(settings))
                .setIOReactorConfig(IOReactorConfig.custom()
                        .setSelectInterval(SELECT_INTERVAL)
                        .build())
                .setHttp1Config(HttpSettings.connectionBuffers())
                .setUserAgent(HttpSettings.USER_AGENT)
                // An immediate close makes the event loop report errors. Requests report their own failures.
                .setIoReactorExceptionCallback(exception -> {})
                .addExecInterceptorFirst("cancellation", RequestCancellation::intercept)
                .setRetryStrategy(new StaleConnectionRetryStrategy())
                .addRequestInterceptorFirst(StaleConnectionRetryStrategy::clearResponse)
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
        client.start();
    }

    /**
     * Sends a GET request. Cancelling the returned future cancels the request.
     *
     * @param uri the absolute URI of the resource
     * @return a future that completes on an event loop thread, which must not be blocked. It fails with a
     *     {@link TimeoutException} if the request exceeds {@link ClientSettings#maxTime}, or with the error that ended
     *     the request
     */
    public CompletableFuture<Response> get(URI uri) {
        var result = new CompletableFuture<Response>();
        SimpleHttpRequest request = SimpleRequestBuilder.get(uri).build();
        var reader = new ResponseReader(result);
        var cancellation = new RequestCancellation();
        Future<Response> exchange = client.execute(
                SimpleRequestProducer.create(request), reader, cancellation.context(), callback(result, reader));
        Future<?> deadline = deadlines.schedule(
                maxTime,
                () -> result.completeExceptionally(
                        new TimeoutException("not finished after " + Durations.format(maxTime) + " s")));
        var unused = result.whenComplete((response, failure) -> {
            deadline.cancel(false);
            // Cancelling a completed exchange may close a connection that the next exchange already uses.
            if (!exchange.isDone()) {
                cancellation.cancel();
                exchange.cancel(true);
            }
        });
        return result;
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

    /** Reads a response. A body above {@link Response#MAX_BODY_BYTES} ends the exchange. */
    private static final class ResponseReader extends AbstractBinResponseConsumer<Response> {
        private final CompletableFuture<Response> result;
        private final ByteArrayBuffer body = new ByteArrayBuffer(4096);
        private @Nullable HttpResponse head;

        ResponseReader(CompletableFuture<Response> result) {
            this.result = result;
        }

        boolean hasStarted() {
            return head != null;
        }

        @Override
        protected void start(HttpResponse response, @Nullable ContentType type) {
            head = response;
        }

        @Override
        protected int capacityIncrement() {
            return Integer.MAX_VALUE;
        }

        @Override
        protected void data(ByteBuffer bytes, boolean endOfStream) throws IOException {
            if (head != null && body.length() + bytes.remaining() > Response.MAX_BODY_BYTES) {
                result.complete(Response.tooLarge(head));
            }
            if (result.isDone()) {
                // Cancelling the exchange has no effect once the head of an error response has arrived.
                throw new IOException("the rest of the body is not needed");
            }
            byte[] chunk = new byte[bytes.remaining()];
            bytes.get(chunk);
            body.append(chunk, 0, chunk.length);
        }

        @Override
        protected Response buildResult() {
            return Response.of(Objects.requireNonNull(head), body.toByteArray());
        }

        @Override
        public void releaseResources() {
            body.clear();
        }
    }

    /** Closes all connections and ends the event loop. Call it when no request is in flight. */
    @Override
    public void close() {
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
