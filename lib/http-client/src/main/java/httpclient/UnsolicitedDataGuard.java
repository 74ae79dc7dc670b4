package httpclient;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLSocket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpStatus;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParserFactory;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpMessageParser;
import org.apache.hc.core5.http.io.HttpMessageParserFactory;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.io.SessionInputBuffer;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;

/**
 * What a server sends on a connection before it is asked, such as the rest of a body that was longer than announced, is
 * the answer to nothing, least of all to the next request. The event loop of the asynchronous client notices by itself;
 * the blocking client reads nothing between two requests.
 */
final class UnsolicitedDataGuard {
    private UnsolicitedDataGuard() {}

    /** For each connection a parser of responses that refuses what lay in its buffer before. */
    static HttpMessageParserFactory<ClassicHttpResponse> refusingParsers() {
        // The client's own parser skips what is not HTTP in the hope that a response follows.
        var plain = new DefaultHttpResponseParserFactory();
        return config -> new RefusingParser(plain.create());
    }

    private static final class RefusingParser implements HttpMessageParser<ClassicHttpResponse> {
        private final HttpMessageParser<ClassicHttpResponse> parser;
        private boolean first = true;

        RefusingParser(HttpMessageParser<ClassicHttpResponse> parser) {
            this.parser = parser;
        }

        @Override
        public ClassicHttpResponse parse(SessionInputBuffer buffer, InputStream in) throws IOException, HttpException {
            if (first && buffer.length() > 0) {
                throw refusal();
            }
            ClassicHttpResponse response = parser.parse(buffer, in);
            first = response == null || response.getCode() >= HttpStatus.SC_OK;
            return response;
        }
    }

    /** Makes no request on a connection that served others if something waits to be read there, be it its end. */
    static HttpRequestExecutor refusingExecutor() {
        return new HttpRequestExecutor() {
            @Override
            public ClassicHttpResponse execute(
                    ClassicHttpRequest request,
                    HttpClientConnection connection,
                    HttpResponseInformationCallback hints,
                    HttpContext context)
                    throws IOException, HttpException {
                EndpointDetails details = connection.getEndpointDetails();
                if (details != null
                        && details.getResponseCount() > 0
                        && connection instanceof ManagedHttpClientConnection managed
                        && isReadable(managed.getSocket())) {
                    HttpCoreContext.cast(context).setEndpointDetails(details);
                    throw refusal();
                }
                return super.execute(request, connection, hints, context);
            }
        };
    }

    private static boolean isReadable(Socket socket) throws IOException {
        SocketChannel channel = socket == null ? null : socket.getChannel();
        // Of TLS, what is there to be read need not be of the server's application.
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

    private static NoHttpResponseException refusal() {
        return new NoHttpResponseException("the connection was not silent before the request");
    }
}
