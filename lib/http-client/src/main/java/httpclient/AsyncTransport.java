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

/** Makes requests with Apache HttpClient's event loop, in no thread of the caller's. */
public final class AsyncTransport implements AutoCloseable {
    /** How often the event loop looks for timeouts, and for connections that other threads have closed. */
    private static final TimeValue SELECT_INTERVAL = TimeValue.ofMilliseconds(50);

    /** Mostly it takes a few milliseconds, but a connection that was just being made does not learn of the end. */
    private static final TimeValue CLOSING_TIME = TimeValue.ofMilliseconds(500);

    private final CloseableHttpAsyncClient client;
    private final Deadlines deadlines;
    private final Duration maxTime;

    /**
     * Makes a client and starts its event loop.
     *
     * @param deadlines end requests that take too long
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
                // Closed at once, the event loop may stumble over its own end. Requests learn of their failures
                // otherwise.
                .setIoReactorExceptionCallback(stumble -> {})
                .addExecInterceptorFirst("cancellation", RequestCancellation::reportSteps)
                .setRetryStrategy(new StaleConnectionRetryStrategy())
                .addRequestInterceptorFirst(StaleConnectionRetryStrategy::forgetAnswer)
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
        client.start();
    }

    /**
     * Gets what is at a URI. Cancelling the result cancels the request.
     *
     * @return completes on a thread of the event loop, which must not be blocked; exceptionally with what went wrong,
     *     or a {@link TimeoutException} if the request took longer than it may as a whole
     */
    public CompletableFuture<Response> get(URI uri) {
        var result = new CompletableFuture<Response>();
        SimpleHttpRequest request = SimpleRequestBuilder.get(uri).build();
        var body = new BodyReader(result);
        var cancellation = new RequestCancellation();
        Future<Response> exchange = client.execute(
                SimpleRequestProducer.create(request), body, cancellation.context(), completing(result, body));
        Future<?> deadline = deadlines.after(
                maxTime,
                () -> result.completeExceptionally(
                        new TimeoutException("not finished after " + Durations.format(maxTime) + " s")));
        var unused = result.whenComplete((response, failure) -> {
            deadline.cancel(false);
            // Cancelling what is done already may close a connection that is in use by the next exchange.
            if (!exchange.isDone()) {
                cancellation.cancel();
                exchange.cancel(true);
            }
        });
        return result;
    }

    private static FutureCallback<Response> completing(CompletableFuture<Response> result, BodyReader body) {
        return new FutureCallback<>() {
            @Override
            public void completed(Response response) {
                result.complete(response);
            }

            @Override
            public void failed(Exception e) {
                boolean noAnswer = e instanceof ConnectionClosedException && !body.hasBegun();
                // The blocking client tells these two apart by itself.
                result.completeExceptionally(noAnswer ? new NoHttpResponseException(e.getMessage()) : e);
            }

            @Override
            public void cancelled() {
                result.cancel(false);
            }
        };
    }

    /** Collects a body up to the limit; what is larger ends the exchange. */
    private static final class BodyReader extends AbstractBinResponseConsumer<Response> {
        private final CompletableFuture<Response> result;
        private final ByteArrayBuffer body = new ByteArrayBuffer(4096);
        private @Nullable HttpResponse head;

        BodyReader(CompletableFuture<Response> result) {
            this.result = result;
        }

        boolean hasBegun() {
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
                // To cancel an exchange does nothing any more once the head of an error has arrived.
                throw new IOException("nobody waits for the rest of the body");
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

    /** To be called when no request is under way. */
    @Override
    public void close() {
        client.initiateShutdown();
        try {
            client.awaitShutdown(CLOSING_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            client.close(CloseMode.IMMEDIATE);
        }
    }
}
