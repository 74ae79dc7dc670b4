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

/** One connection to a server, of which one thread can have thousands. */
final class RawClient implements AutoCloseable {
    /** What a client reads instead of a status when the server has closed the connection without a response. */
    static final int CLOSED = -1;

    /** What ends a wait for a server that neither answers nor closes, so that the test fails. */
    private static final int PATIENCE_MILLIS = 60_000;

    private static final String GET = "GET %s HTTP/1.1\r\nHost: localhost\r\n\r\n";
    private static final Pattern HEAD =
            Pattern.compile("http/1\\.1 (\\d{3}) .*\r\ncontent-length: (\\d+)\r\n.*", Pattern.DOTALL);

    private final SocketChannel channel;
    private InputStream in = InputStream.nullInputStream();

    private RawClient(SocketChannel channel) {
        this.channel = channel;
    }

    /** Begins to connect to the server of an address, which need not notice. */
    static RawClient begin(String url) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.connect(new InetSocketAddress(
                InetAddress.getLoopbackAddress(), URI.create(url).getPort()));
        return new RawClient(channel);
    }

    /** Connects to the server of an address. */
    static RawClient to(String url) throws IOException {
        return begin(url).finishConnect();
    }

    /** Waits until the connection that was begun is there, or was and is closed already. */
    RawClient finishConnect() throws IOException {
        channel.configureBlocking(true);
        try {
            channel.finishConnect();
            channel.socket().setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(channel.socket().getInputStream());
        } catch (ConnectException refused) {
            throw refused;
        } catch (SocketException closed) {
            channel.close();
        }
        return this;
    }

    /** Asks for something, and returns the status of the whole response, or {@link #CLOSED} if there is none. */
    int get(String path) throws IOException {
        try {
            send(path);
        } catch (IOException closed) {
            return CLOSED;
        }
        return read();
    }

    /** Asks for something. */
    void send(String path) throws IOException {
        send(GET.formatted(path).getBytes(ISO_8859_1));
    }

    /** Sends what may be no HTTP at all. */
    void send(byte[] bytes) throws IOException {
        channel.socket().getOutputStream().write(bytes);
    }

    /** The status of the next response, whose end is read too, or {@link #CLOSED} if there is none. */
    int read() throws IOException {
        String head = readHead();
        if (head.isEmpty()) {
            return CLOSED;
        }
        Matcher matcher = HEAD.matcher(head);
        if (!matcher.matches()) {
            throw new IOException("no head of a response: " + head);
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

    /** Has the connection reset when it is closed, as it is when a process goes down. */
    RawClient breakingOff() throws IOException {
        channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        return this;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
