package endpoints.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.impl.nio.ServerHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ServerHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.support.BasicAsyncServerExpectationDecorator;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * An endpoint that listens. Whatever it is asked, no thread waits for a delay to pass, so ten thousand delayed responses
 * cost the memory of their connections only.
 */
public abstract class EndpointServer implements AutoCloseable {
    private static final Duration IDLE_TIME = Duration.ofSeconds(60);
    private static final long WATCH_SECONDS = 5;
    private static final int MAX_HEADER_LINE_BYTES = 8 * 1024;
    private static final int MAX_HEADERS = 100;

    /** Each connection has three buffers: of the usual 32 KiB, 20 000 connections would fill a heap of 2 GB. */
    private static final int BUFFER_BYTES = 2 * 1024;

    /** More than any system allows, so that each uses its own maximum. */
    private static final int LISTEN_BACKLOG = 65_535;

    private static final Duration FINISHING_TIME = Duration.ofSeconds(1);
    private static final TimeValue CLOSING_TIME = TimeValue.ofMilliseconds(500);

    private final HttpAsyncServer server;
    private final StalledConnectionReaper watch;
    private final ListenerEndpoint listener;
    private final RequestHandler handler;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * Starts a server.
     *
     * @param resources what it serves
     * @param maxDelay of its responses
     * @param listening where it listens and who hears of it
     * @throws IOException if it cannot listen at the address
     * @throws InterruptedException if the calling thread is interrupted
     */
    protected EndpointServer(Resources resources, Duration maxDelay, ListenerConfig listening)
            throws IOException, InterruptedException {
        InetSocketAddress address = listening.address();
        if (address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString());
        }
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "flag-server-timer"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRemoveOnCancelPolicy(true);
        boolean loopback = address.getAddress().isLoopbackAddress();
        Duration patience = IDLE_TIME.plus(maxDelay);
        watch = new StalledConnectionReaper(listening.limit(), patience);
        handler = new RequestHandler(resources, loopback, listening.log(), timer, watch::close);
        server = server(handler, patience, watch, new AcceptThrottle(listening.limit()));
        server.start();
        try {
            listener = server.listen(address, URIScheme.HTTP).get();
        } catch (ExecutionException e) {
            timer.shutdownNow();
            server.close(CloseMode.IMMEDIATE);
            throw rootCause(e) instanceof IOException cause ? cause : new IOException(e);
        } catch (InterruptedException e) {
            timer.shutdownNow();
            server.close(CloseMode.IMMEDIATE);
            throw e;
        }
        var unused = timer.scheduleWithFixedDelay(
                () -> watch.closeStalled(System.nanoTime()), WATCH_SECONDS, WATCH_SECONDS, TimeUnit.SECONDS);
    }

    private static HttpAsyncServer server(
            RequestHandler handler, Duration patience, StalledConnectionReaper watch, AcceptThrottle pace) {
        return new HttpAsyncServer(
                new ServerHttp1IOEventHandlerFactory(messages(handler), null, null),
                IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setSoTimeout(Timeout.of(patience))
                        .setSoReuseAddress(true)
                        .setTcpNoDelay(true)
                        .setBacklogSize(LISTEN_BACKLOG)
                        .build(),
                null,
                null,
                watch,
                null,
                pace,
                "localhost");
    }

    private static ServerHttp1StreamDuplexerFactory messages(RequestHandler handler) {
        Http1Config config = Http1Config.custom()
                .setBufferSize(BUFFER_BYTES)
                .setMaxLineLength(MAX_HEADER_LINE_BYTES)
                .setMaxHeaderCount(MAX_HEADERS)
                .build();
        var parsers = new DefaultHttpRequestParserFactory(config);
        return new ServerHttp1StreamDuplexerFactory(
                HttpProcessors.server("flag-server"),
                (request, context) -> new BasicAsyncServerExpectationDecorator(new Exchange(handler)),
                config,
                CharCodingConfig.DEFAULT,
                null,
                () -> new RequestHeadParser(parsers.create()),
                null,
                new ConnectionCloser(),
                null);
    }

    private static Throwable rootCause(Throwable failure) {
        Throwable cause = failure.getCause();
        return cause == null ? failure : rootCause(cause);
    }

    private static Thread daemon(Runnable task, String name) {
        var thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }

    /** The port at which this server listens. */
    public int port() {
        return ((InetSocketAddress) listener.getAddress()).getPort();
    }

    /** The address of this server, such as {@code http://localhost:8001}. */
    public String address() {
        InetAddress address = ((InetSocketAddress) listener.getAddress()).getAddress();
        boolean localhost = address.equals(InetAddress.getLoopbackAddress()) || address.isAnyLocalAddress();
        String host = localhost ? "localhost" : address.getHostAddress();
        return new HttpHost("http", host, port()).toURI();
    }

    /** What the addresses of its resources begin with. */
    public abstract String url();

    /** The requests for delayed resources that this server has counted. */
    public RequestStats stats() {
        return handler.stats();
    }

    /** The gate that every response for these passes before its delay begins. */
    public Gate gate() {
        return handler.gate();
    }

    /** How many connections are open. */
    int openConnections() {
        return watch.open();
    }

    /** How many responses wait for their delay to pass. */
    int waitingResponses() {
        return timer.getQueue().size() - 1;
    }

    /** Stops accepting, lets what is in flight finish for a second at most, and ends all connections. */
    @Override
    public final void close() {
        listener.close(CloseMode.GRACEFUL);
        try {
            stats().awaitIdle(FINISHING_TIME);
            server.initiateShutdown();
            server.awaitShutdown(CLOSING_TIME);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeNow();
        }
    }

    /** Stops accepting and ends all connections, whatever is in flight. */
    public final void closeNow() {
        timer.shutdownNow();
        server.close(CloseMode.IMMEDIATE);
    }
}
