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
import java.util.concurrent.CompletableFuture;

/**
 * Answers with whatever bytes a test wants, for what not even WireMock can be made to do: one connection after another,
 * and on each one request.
 */
final class RawServer implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final CompletableFuture<Void> served;

    private RawServer(Answer answer) throws IOException {
        served = CompletableFuture.runAsync(() -> serve(answer), task -> new Thread(task, "raw-server").start());
    }

    /** What is done with the connection once the head of the request was read; then the connection is closed. */
    @FunctionalInterface
    interface Answer {
        void write(OutputStream out, Socket connection) throws IOException;
    }

    static RawServer answering(Answer answer) throws IOException {
        return new RawServer(answer);
    }

    /** Writes a text and closes the connection. */
    static RawServer answering(String text) throws IOException {
        return new RawServer((out, connection) -> out.write(text.getBytes(ISO_8859_1)));
    }

    /** Returns when the client has closed its side. */
    static void awaitClose(Socket connection) {
        try (InputStream in = connection.getInputStream()) {
            in.readAllBytes();
        } catch (IOException e) {
            // It has closed it abruptly.
        }
    }

    private void serve(Answer answer) {
        while (!listener.isClosed()) {
            serveOne(answer);
        }
    }

    private void serveOne(Answer answer) {
        try (Socket connection = listener.accept()) {
            var head = new BufferedReader(new InputStreamReader(connection.getInputStream(), ISO_8859_1));
            String line = head.readLine();
            while (line != null && !line.isEmpty()) {
                line = head.readLine();
            }
            answer.write(connection.getOutputStream(), connection);
        } catch (IOException e) {
            // The client or the test has closed its side: there is nobody to answer.
        }
    }

    URI url() {
        return URI.create("http://localhost:" + listener.getLocalPort() + "/flags");
    }

    @Override
    public void close() throws IOException {
        listener.close();
        served.join();
    }
}
