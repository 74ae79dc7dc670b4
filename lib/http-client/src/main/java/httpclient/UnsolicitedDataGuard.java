package httpclient;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * Keeps the blocking client from taking unsolicited data for a response. A server may send data before a request, such as
 * the rest of a body that is longer than its Content-Length. The blocking client does not read between two requests and
 * would parse that data as its next response. The asynchronous client detects it.
 */
final class UnsolicitedDataGuard {
    private UnsolicitedDataGuard() {}

    /** Returns parsers that fail if the buffer holds data before the request. */
    static HttpMessageParserFactory<ClassicHttpResponse> parserFactory() {
        // The default parser of the client skips lines that are not HTTP. This one does not.
        var parsers = new DefaultHttpResponseParserFactory();
        return config -> new GuardedParser(parsers.create());
    }

    private static final class GuardedParser implements HttpMessageParser<ClassicHttpResponse> {
        private final HttpMessageParser<ClassicHttpResponse> parser;
        private boolean first = true;

        GuardedParser(HttpMessageParser<ClassicHttpResponse> parser) {
            this.parser = parser;
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
            if (first && buffer.length() > 0) {
                throw unsolicitedData();
            }
            ClassicHttpResponse response = parser.parse(buffer, in);
            first = response == null || response.getCode() >= HttpStatus.SC_OK;
            return response;
        }
    }

    /**
     * Checks a connection before a request is sent on it.
     *
     * @throws NoHttpResponseException if it was used before and has unread data, or has reached its end
     */
    static void check(ManagedHttpClientConnection connection, HttpContext context) throws IOException {
        EndpointDetails details = connection.getEndpointDetails();
        if (details != null && details.getResponseCount() > 0 && isReadable(connection.getSocket())) {
            HttpCoreContext.cast(context).setEndpointDetails(details);
            throw unsolicitedData();
        }
    }

    private static boolean isReadable(Socket socket) throws IOException {
        SocketChannel channel = socket.getChannel();
        // With TLS, unread bytes may belong to the protocol: session tickets, key updates.
        if (channel == null || socket instanceof SSLSocket) {
            return false;
        }
        channel.configureBlocking(false);
        try {
            return channel.read(ByteBuffer.allocate(1)) != 0;
        } finally {
            channel.configureBlocking(true);
        }
    }

    private static NoHttpResponseException unsolicitedData() {
        return new NoHttpResponseException("unsolicited data before the request");
    }
}
