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

/** Where tasks in other processes report and wait until they are let go, so that tests need no clock. */
final class Gate implements AutoCloseable {
    private static final int ARRIVED = 1;

    /** An accept or a read that waits cannot be interrupted by a limit of JUnit. */
    private static final int PATIENCE_MILLIS = 40_000;

    private final ServerSocket server;
    private final Queue<Socket> waiting = new ArrayDeque<>();

    Gate() throws IOException {
        this.server = new ServerSocket(0, 1000, InetAddress.getLoopbackAddress());
        this.server.setSoTimeout(PATIENCE_MILLIS);
    }

    /** A task that waits at this gate and then returns a value. */
    <T extends Serializable> Pass<T> thenReturn(T value) {
        return new Pass<>(server.getLocalPort(), value);
    }

    /** Waits until one more task has arrived. */
    void awaitArrival() throws IOException {
        Socket socket = server.accept();
        socket.setSoTimeout(PATIENCE_MILLIS);
        if (socket.getInputStream().read() != ARRIVED) {
            throw new IOException("a task ended before it arrived");
        }
        waiting.add(socket);
    }

    /** Lets all tasks go that have arrived. */
    void letAllGo() throws IOException {
        for (Socket socket = waiting.poll(); socket != null; socket = waiting.poll()) {
            socket.close();
        }
    }

    @Override
    public void close() throws IOException {
        letAllGo();
        server.close();
    }

    record Pass<T extends Serializable>(int port, T value) implements Callable<T>, Serializable {
        private static final long serialVersionUID = 1;

        @Override
        public T call() {
            awaitRelease();
            return value;
        }

        void arrive() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(ARRIVED);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        void awaitRelease() {
            try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
                socket.getOutputStream().write(ARRIVED);
                // Blocks until the gate closes its side.
                socket.getInputStream().read();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
