package flags.common;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Listens without accepting, its queue of connections full, so that further ones do not come about. */
final class DeafServer implements AutoCloseable {
    private static final int ENOUGH = 20;
    private static final int CONNECT_MILLIS = 200;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> queue = new ArrayList<>();

    DeafServer() throws IOException {
        assumeTrue(fillQueue(), "this system lets connections wait in a queue of its own");
    }

    private boolean fillQueue() throws IOException {
        for (int sockets = 0; sockets < ENOUGH; sockets++) {
            var socket = new Socket();
            queue.add(socket);
            try {
                socket.connect(
                        new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort()), CONNECT_MILLIS);
            } catch (SocketTimeoutException e) {
                return true;
            }
        }
        close();
        return false;
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + "/flags");
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : queue) {
            socket.close();
        }
        listener.close();
    }
}
