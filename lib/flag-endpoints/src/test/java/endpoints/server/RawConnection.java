package endpoints.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.Locale;
import java.util.TreeMap;

/** A TCP connection that sends any bytes, including those that no HTTP client would send. */
public final class RawConnection implements AutoCloseable {
    /** Fails the test if the server does not answer. */
    private static final int TIMEOUT_MILLIS = 10_000;

    private static final int CLOSED = -1;

    private final Socket socket;
    private final InputStream in;

    private RawConnection(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
    }

    public static RawConnection to(EndpointServer server) throws IOException {
        return to(server.port());
    }

    public static RawConnection to(int port) throws IOException {
        var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(TIMEOUT_MILLIS);
        return new RawConnection(socket);
    }

    /** Sends text with its line feeds replaced by CRLF. */
    public void send(String lines) throws IOException {
        send(lines.replace("\n", "\r\n").getBytes(ISO_8859_1));
    }

    public void send(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
    }

    /** Sends a GET request without further headers. */
    public void sendGet(String path) throws IOException {
        send("GET " + path + " HTTP/1.1\nHost: localhost\n\n");
    }

    /** Reads the next response, with a body of the length in Content-Length. */
    public RawResponse read() throws IOException {
        RawResponse head = readHead();
        int length = Integer.parseInt(head.headers().getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new EOFException("closed after " + body.length + " of " + length + " bytes");
        }
        return new RawResponse(head.statusLine(), head.headers(), body);
    }

    /** Reads a response without a body: to a HEAD request, or an interim response. */
    public RawResponse readHead() throws IOException {
        String statusLine = readLine();
        var headers = new TreeMap<String, String>();
        for (String line = readLine(); !line.isEmpty(); line = readLine()) {
            int colon = line.indexOf(':');
            headers.put(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        return new RawResponse(statusLine, headers, new byte[0]);
    }

    private String readLine() throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next == CLOSED) {
                throw new EOFException("closed after \"" + line.toString(ISO_8859_1) + "\"");
            }
            line.write(next);
        }
        return line.toString(ISO_8859_1).stripTrailing();
    }

    /** How the bytes of the server end. */
    public enum End {
        CLOSED,
        RESET,
        SILENT
    }

    /** What a server has sent, a character for each byte, and how it ended. */
    public record Received(String text, End end) {}

    /** Reads until the server closes or resets the connection, or sends nothing for a while. */
    public Received readToEnd(Duration silence) throws IOException {
        var bytes = new ByteArrayOutputStream();
        socket.setSoTimeout((int) silence.toMillis());
        try {
            in.transferTo(bytes);
            return new Received(bytes.toString(ISO_8859_1), End.CLOSED);
        } catch (SocketTimeoutException e) {
            return new Received(bytes.toString(ISO_8859_1), End.SILENT);
        } catch (SocketException e) {
            return new Received(bytes.toString(ISO_8859_1), End.RESET);
        } finally {
            socket.setSoTimeout(TIMEOUT_MILLIS);
        }
    }

    /** Sends the end of the stream (FIN). */
    public void closeOutput() throws IOException {
        socket.shutdownOutput();
    }

    /** Makes close reset the connection (RST), as when a process is killed with unread data. */
    public void resetOnClose() throws IOException {
        socket.setSoLinger(true, 0);
    }

    /** Closes the output and reads until the server closes the connection or sends nothing for a while. */
    public byte[] readUntilSilence(Duration silence) throws IOException {
        var bytes = new ByteArrayOutputStream();
        socket.shutdownOutput();
        socket.setSoTimeout((int) silence.toMillis());
        try {
            in.transferTo(bytes);
        } catch (SocketTimeoutException silent) {
            // The server waits for the rest of an incomplete request.
        }
        return bytes.toByteArray();
    }

    /** Waits for the next byte or the end of the connection. Returns true at the end. */
    public boolean isClosedByServer() throws IOException {
        try {
            return in.read() == CLOSED;
        } catch (SocketException e) {
            return true;
        }
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
