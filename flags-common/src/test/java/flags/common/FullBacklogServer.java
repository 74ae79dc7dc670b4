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

/** A server that accepts no connections and whose backlog is full, so that connecting to it times out. */
final class FullBacklogServer implements AutoCloseable {
    private static final int MAX_BACKLOG = 20;
    private static final int CONNECT_MILLIS = 200;

    private final ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    private final List<Socket> backlog = new ArrayList<>();

    FullBacklogServer() throws IOException {
        assumeTrue(fillBacklog(), "this system has a larger backlog");
    }

    private boolean fillBacklog() throws IOException {
        for (int sockets = 0; sockets < MAX_BACKLOG; sockets++) {
            var socket = new Socket();
            backlog.add(socket);
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
        for (Socket socket : backlog) {
            socket.close();
        }
        listener.close();
    }
}
