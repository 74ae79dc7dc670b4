package primes;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;

/** A server on this machine that is not a member of a cluster. */
final class FakePeer implements Closeable {
    private final Kind kind;
    private final ServerSocket server;
    private final List<Socket> connections = new ArrayList<>();
    private final Thread thread = new Thread(this::accept, "fake-peer");

    /** Behaviors after a connection is accepted. */
    enum Kind {
        SILENT,
        CLOSES,
        HTTP_ERROR {
            @Override
            void answer(Socket connection) throws IOException {
                connection.getInputStream().read();
                connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(US_ASCII));
                connection.close();
            }
        },
        GARBAGE {
            @Override
            void answer(Socket connection) throws IOException {
                connection.getOutputStream().write(new byte[10_000]);
            }
        },
        /** Answers like a member at first. */
        SILENT_AFTER_HANDSHAKE {
            @Override
            void answer(Socket connection) throws IOException {
                connection.getOutputStream().write("HZC".getBytes(US_ASCII));
            }
        };

        void answer(Socket connection) throws IOException {
            if (this == CLOSES) {
                connection.close();
            }
        }
    }

    FakePeer(Kind kind) throws IOException {
        this.kind = kind;
        this.server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread.start();
    }

    String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket connection = server.accept();
                connections.add(connection);
                kind.answer(connection);
            } catch (IOException e) {
                // The next connection, or the end, which isClosed() tells.
            }
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
