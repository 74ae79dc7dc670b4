package processpool;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.Callable;

/** A barrier for tasks in other processes. */
final class Gate implements AutoCloseable {
    private static final int ARRIVED = 1;

    /** Blocking socket calls ignore the interrupt of a JUnit timeout. */
    private static final int TIMEOUT_MILLIS = 40_000;

    private final ServerSocket server;
    private final Queue<Socket> waiting = new ArrayDeque<>();

    Gate() throws IOException {
        this.server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        this.server.setSoTimeout(TIMEOUT_MILLIS);
    }

    /** Returns a task that waits at this gate and then returns a value. */
    <T extends Serializable> Pass<T> thenReturn(T value) {
        return new Pass<>(server.getLocalPort(), value);
    }

    /** Waits until one more task has arrived. */
    void awaitArrival() throws IOException {
        Socket socket = server.accept();
        socket.setSoTimeout(TIMEOUT_MILLIS);
        if (socket.getInputStream().read() != ARRIVED) {
            throw new IOException("a task ended before it arrived");
        }
        waiting.add(socket);
    }

    /** Opens the gate for the tasks that have arrived. */
    void open() throws IOException {
        for (Socket socket = waiting.poll(); socket != null; socket = waiting.poll()) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        open();
        server.close();
    }

    record Pass<T extends Serializable>(int port, T value) implements Callable<T>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public T call() {
            arriveAndWait();
            return value;
        }

        void arrive() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(ARRIVED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void arriveAndWait() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(ARRIVED);
                // Blocks until the gate closes its end.
                socket.getInputStream().read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
