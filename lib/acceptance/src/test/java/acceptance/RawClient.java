package acceptance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.StandardSocketOptions;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A connection to a server. One thread can open thousands. */
final class RawClient implements AutoCloseable {
    /** Returned instead of a status if the server closed the connection without a response. */
    static final int CLOSED = -1;

    /** Fails the test if the server neither answers nor closes. */
    private static final int READ_TIMEOUT_MILLIS = 60_000;

    private static final String GET = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Pattern HEAD =
            Pattern.compile("http/1\\.1 (\\d{3}) .*\r\ncontent-length: (\\d+)\r\n.*", Pattern.DOTALL);

    private final SocketChannel channel;
    private InputStream in = InputStream.nullInputStream();

    private RawClient(SocketChannel channel) {
        this.channel = channel;
    }

    /** Starts to connect; the server need not accept yet. */
    static RawClient begin(String url) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
        return new RawClient(channel);
    }

    /** Connects to a server. */
    static RawClient to(String url) throws IOException {
        return begin(url).finishConnect();
    }

    /** Waits until the connection is established, or already closed by the server. */
    RawClient finishConnect() throws IOException {
        channel.configureBlocking(true);
        try {
            channel.finishConnect();
            channel.socket().setSoTimeout(READ_TIMEOUT_MILLIS);
            in = new BufferedInputStream(channel.socket().getInputStream());
        } catch (ConnectException refused) {
            throw refused;
        } catch (SocketException closed) {
            channel.close();
        }
        return this;
    }

    /** Sends a GET request and returns the status of the complete response, or {@link #CLOSED}. */
    int get(String path) throws IOException {
        try {
            send(path);
        } catch (IOException closed) {
            return CLOSED;
        }
        return read();
    }

    /** Sends a GET request. */
    void send(String path) throws IOException {
        send(GET.formatted(path).getBytes(ISO_8859_1));
    }

    /** Sends bytes. */
    void send(byte[] bytes) throws IOException {
        channel.socket().getOutputStream().write(bytes);
    }

    /** Reads a complete response and returns its status, or {@link #CLOSED}. */
    int read() throws IOException {
        String head = readHead();
        if (head.isEmpty()) {
            return CLOSED;
        }
        Matcher matcher = HEAD.matcher(head);
        if (!matcher.matches()) {
            throw new IOException("not a response: " + head);
        }
        int length = Integer.parseInt(matcher.group(2));
        int read = in.readNBytes(length).length;
        if (read < length) {
            throw new EOFException("%d of %d bytes".formatted(read, length));
        }
        return Integer.parseInt(matcher.group(1));
    }

    private String readHead() throws IOException {
        var bytes = new ByteArrayOutputStream();
        String head = "";
        try {
            while (!head.endsWith("\r\n\r\n")) {
                int next = in.read();
                if (next < 0) {
                    return head;
                }
                bytes.write(next);
                head = bytes.toString(ISO_8859_1).toLowerCase(Locale.ROOT);
            }
        } catch (SocketException reset) {
            return head;
        }
        return head;
    }

    /** Makes {@link #close} reset the connection, as the end of a process does. */
    RawClient resettingOnClose() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        return this;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
