package endpoints.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.URIScheme;
import org.apache.hc.core5.http.impl.bootstrap.HttpAsyncServer;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOReactorConfig;
import org.apache.hc.core5.reactor.ListenerEndpoint;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/**
 * A running HTTP server of one endpoint. No thread waits for a delay: ten thousand delayed responses cost only the memory
 * of their connections.
 */
public abstract class EndpointServer implements AutoCloseable {
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(60);
    private static final long REAPER_INTERVAL_SECONDS = 5;

    /** Larger than the limit of any operating system, so that each applies its own maximum. */
    private static final int LISTEN_BACKLOG = 65_535;

    private static final Duration DRAIN_TIMEOUT = Duration.ofSeconds(1);
    private static final TimeValue SHUTDOWN_TIMEOUT = TimeValue.ofMilliseconds(500);

    private final ServerHost host;
    private final HttpAsyncServer server;
    private final StalledConnectionReaper reaper;
    private final ListenerEndpoint listener;
    private final RequestHandler handler;
    private final ScheduledThreadPoolExecutor timer;

    /**
     * Starts a server.
     *
     * @param resources the resources to serve
     * @param behavior the delays and faults of the server
     * @param config where the server listens
     * @throws IOException if it cannot listen at the address
     * @throws InterruptedException if the calling thread is interrupted
     */
    protected EndpointServer(Resources resources, Behavior behavior, ListenerConfig config)
            throws IOException, InterruptedException {
        InetSocketAddress address = config.address();
        if (address.isUnresolved()) {
            throw new UnknownHostException(address.getHostString());
        }
        timer = new ScheduledThreadPoolExecutor(1, task -> daemon(task, "flag-server-timer"));
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        timer.setRemoveOnCancelPolicy(true);
        host = new ServerHost(address);
        Duration stallTimeout = IDLE_TIMEOUT.plus(behavior.delay().longest());
        reaper = new StalledConnectionReaper(config.limit(), stallTimeout);
        handler = new RequestHandler(resources, behavior, host, timer);
        server = server(
                new ConnectionFactory(handler, config.log(), reaper, timer),
                stallTimeout,
                reaper,
                new AcceptThrottle(config.limit()));
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
                () -> reaper.closeStalled(System.nanoTime()),
                REAPER_INTERVAL_SECONDS,
                REAPER_INTERVAL_SECONDS,
                TimeUnit.SECONDS);
    }

    private static HttpAsyncServer server(
            ConnectionFactory connections,
            Duration stallTimeout,
            StalledConnectionReaper reaper,
            AcceptThrottle throttle) {
        return new HttpAsyncServer(
                connections,
                IOReactorConfig.custom()
                        .setIoThreadCount(1)
                        .setSoTimeout(Timeout.of(stallTimeout))
                        .setSoReuseAddress(true)
                        .setTcpNoDelay(true)
                        .setBacklogSize(LISTEN_BACKLOG)
                        .build(),
                null,
                null,
                reaper,
                null,
                throttle,
                "localhost");
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

    /** Returns the port at which this server listens. */
    public int port() {
        return ((InetSocketAddress) listener.getAddress()).getPort();
    }

    /** Returns the root URL of this server, without a trailing slash, such as {@code http://localhost:8001}. */
    public String address() {
        return "http://" + host.urlHost() + ":" + port();
    }

    /** Returns the base URL of the resources, without a trailing slash. */
    public abstract String url();

    /** Returns the counters of requests for delayed resources. */
    public RequestStats stats() {
        return handler.stats();
    }

    /** Returns the gate that every delayed response passes before its delay begins. */
    public Gate gate() {
        return handler.gate();
    }

    /** Returns the number of open connections. */
    int openConnections() {
        return reaper.openConnections();
    }

    /** Returns the number of responses that are waiting for their delay. */
    int waitingResponses() {
        return timer.getQueue().size() - 1;
    }

    /** Stops accepting, waits at most a second for requests in flight, and closes all connections. */
    @Override
    public final void close() {
        listener.close(CloseMode.GRACEFUL);
        try {
            stats().awaitIdle(DRAIN_TIMEOUT);
            server.initiateShutdown();
            server.awaitShutdown(SHUTDOWN_TIMEOUT);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            closeNow();
        }
    }

    /** Stops accepting and closes all connections at once, without waiting for requests in flight. */
    public final void closeNow() {
        timer.shutdownNow();
        server.close(CloseMode.IMMEDIATE);
    }
}
