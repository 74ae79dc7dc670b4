package httpclient;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SchemePortResolver;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.DefaultHttpClientConnectionOperator;
import org.apache.hc.client5.http.impl.io.ManagedHttpClientConnectionFactory;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionOperator;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.RegistryBuilder;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.pool.PoolConcurrencyPolicy;
import org.apache.hc.core5.util.TimeValue;

/** Sends requests with Apache HttpClient in the calling thread. Interrupting the thread ends its request. */
public final class BlockingTransport implements AutoCloseable {
    private final PoolingHttpClientConnectionManager connections;
    private final CloseableHttpClient client;
    private final CallLimits limits;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Creates a client.
     *
     * @param settings the limits of the client
     * @param deadlines the timer for deadlines
     */
    public BlockingTransport(ClientSettings settings, Deadlines deadlines) {
        limits = CallLimits.of(settings, deadlines);
        connections = new InterruptibleConnections()
                .setMaxConnTotal(settings.connections())
                .setMaxConnPerRoute(settings.connections())
                .setPoolConcurrencyPolicy(PoolConcurrencyPolicy.LAX)
                .setDnsResolver(new UriHostResolver())
                .setTlsSocketStrategy(new LazyTlsStrategy())
                .setDefaultConnectionConfig(HttpSettings.connection(settings))
                .setConnectionFactory(ManagedHttpClientConnectionFactory.builder()
                        .responseParserFactory(UnsolicitedDataGuard.parserFactory())
                        .http1Config(HttpSettings.connectionBuffers())
                        .build())
                .build();
        client = HttpClients.custom()
                .setConnectionManager(connections)
                .setRequestExecutor(new InterruptibleRequestExecutor())
                .setDefaultRequestConfig(HttpSettings.request(settings))
                .setUserAgent(HttpSettings.USER_AGENT)
                .setRedirectStrategy(new LocationRedirectStrategy())
                .setRetryStrategy(new StaleConnectionRetryStrategy())
                .addRequestInterceptorFirst(StaleConnectionRetryStrategy::clearResponse)
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .disableConnectionState()
                .build();
    }

    /** Opens socket channels. An interrupt ends a blocking call on a channel, but not on a plain socket. */
    private static final class InterruptibleConnections extends PoolingHttpClientConnectionManagerBuilder {
        @Override
        protected HttpClientConnectionOperator createConnectionOperator(
                SchemePortResolver ports, DnsResolver names, TlsSocketStrategy tls) {
            return new DefaultHttpClientConnectionOperator(
                    proxy -> SocketChannel.open().socket(),
                    ports,
                    names,
                    RegistryBuilder.<TlsSocketStrategy>create()
                            .register(URIScheme.HTTPS.id, tls)
                            .build());
        }
    }

    /**
     * Sends a GET request and waits for the response.
     *
     * @param uri the absolute URI of the resource
     * @return the response, complete or too large
     * @throws IOException if no complete response arrives
     * @throws TimeoutException if the request exceeds {@link ClientSettings#maxTime}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Response get(URI uri) throws IOException, TimeoutException, InterruptedException {
        return get(uri, () -> {});
    }

    /**
     * Sends a GET request, repeats it by the {@link ClientSettings#retryPolicy}, and waits for the response.
     *
     * @param uri the absolute URI of the resource
     * @param onRetry runs before each retry
     * @return the last response, complete or too large
     * @throws IOException if no complete response arrives; the failure of the last attempt
     * @throws TimeoutException if the request exceeds {@link ClientSettings#maxTime}
     * @throws InterruptedException if the calling thread is interrupted
     */
    public Response get(URI uri, Runnable onRetry) throws IOException, TimeoutException, InterruptedException {
        return new BlockingCall(this::send, limits, closed, onRetry).get(uri);
    }

    private Response send(HttpGet request) throws IOException {
        try {
            return client.execute(request, response -> read(request, response));
        } catch (TooLargeException e) {
            return e.response;
        }
    }

    private static Response read(HttpGet request, ClassicHttpResponse response) throws IOException {
        HttpEntity entity = response.getEntity();
        if (entity == null) {
            return Response.of(response, new byte[0]);
        }
        if (entity.getContentLength() > Response.MAX_BODY_BYTES) {
            throw tooLarge(request, response);
        }
        try (InputStream content = entity.getContent()) {
            long length = entity.getContentLength();
            byte[] body =
                    length < 0 ? content.readNBytes(Response.MAX_BODY_BYTES + 1) : new byte[Math.toIntExact(length)];
            if (length >= 0) {
                content.readNBytes(body, 0, body.length);
            }
            if (body.length > Response.MAX_BODY_BYTES) {
                throw tooLarge(request, response);
            }
            return Response.of(response, body);
        }
    }

    /** Ends the connection. Otherwise the client would read the rest of the body when it closes the stream. */
    private static TooLargeException tooLarge(HttpGet request, ClassicHttpResponse response) {
        request.cancel();
        return new TooLargeException(Response.tooLarge(response));
    }

    /** Carries the head of a response whose body was not read. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1;

        private final transient Response response;

        TooLargeException(Response response) {
            this.response = response;
        }
    }

    /** Ends all requests and closes all connections. */
    @Override
    public void close() {
        closed.countDown();
        // Closes idle connections with FIN. An immediate close would reset them.
        connections.closeIdle(TimeValue.ZERO_MILLISECONDS);
        client.close(CloseMode.IMMEDIATE);
    }
}
