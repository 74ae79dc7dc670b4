package flags.common;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A server that writes raw bytes, for responses that WireMock cannot send. It serves one connection after another, and
 * one request per connection.
 */
final class RawServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<String> targets = new ConcurrentLinkedQueue<>();
    private final CompletableFuture<Void> served;

    private RawServer(Handler handler) throws IOException {
        served = CompletableFuture.runAsync(() -> serve(handler), task -> new Thread(task, "raw-server").start());
    }

    /** Writes the response after the request head was read. The connection is closed afterwards. */
    @FunctionalInterface
    interface Handler {
        void write(OutputStream out, Socket connection) throws IOException;
    }

    static RawServer start(Handler handler) throws IOException {
        return new RawServer(handler);
    }

    /** Starts a server that writes a text and closes the connection. */
    static RawServer start(String text) throws IOException {
        return new RawServer((out, connection) -> out.write(text.getBytes(ISO_8859_1)));
    }

    /** Waits until the client closes its side. */
    static void awaitClose(Socket connection) {
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        } catch (IOException e) {
            // The client reset the connection.
        }
    }

    private void serve(Handler handler) {
        while (!listener.isClosed()) {
            serveOne(handler);
        }
    }

    private void serveOne(Handler handler) {
        try (Socket connection = listener.accept()) {
            var head = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            String line = head.readLine();
            if (line != null) {
                targets.add(line.split(" ", -1)[1]);
            }
            while (line != null && !line.isEmpty()) {
                line = head.readLine();
            }
            handler.write(connection.getOutputStream(), connection);
        } catch (IOException e) {
            // The client or the test has closed its side.
        }
    }

    URI url() {
        return URI.create("http://localhost:" + listener.getLocalPort() + "/flags");
    }

    /** Returns the targets of all requests, in their order. */
    List<String> targets() {
        return List.copyOf(targets);
    }

    @Override
    public void close() throws IOException {
        listener.close();
        served.join();
    }
}
