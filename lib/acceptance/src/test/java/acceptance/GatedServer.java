package acceptance;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** A web server that answers no request before a number of them is in flight. */
final class GatedServer implements AutoCloseable {
    private final HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    private final ExecutorService executor = Executors.newCachedThreadPool();
    private final Semaphore gate = new Semaphore(0);
    private final int concurrency;
    private final int requests;
    private int inFlight;
    private int peakInFlight;

    GatedServer(int concurrency, int requests) throws IOException {
        this.concurrency = concurrency;
        this.requests = requests;
        server.setExecutor(executor);
        server.createContext("/", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            arrive();
            gate.acquire();
            leave(); // before the response, after which the client may send the next request
            exchange.sendResponseHeaders(200, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void arrive() {
        inFlight++;
        peakInFlight = Math.max(peakInFlight, inFlight);
        if (inFlight == concurrency) {
            gate.release(requests);
        }
    }

    private synchronized void leave() {
        inFlight--;
    }

    String url() {
        return "http://localhost:" + server.getAddress().getPort() + "/";
    }

    synchronized int peakInFlight() {
        return peakInFlight;
    }

    @Override
    public void close() {
        server.stop(0);
        executor.shutdownNow();
    }
}
