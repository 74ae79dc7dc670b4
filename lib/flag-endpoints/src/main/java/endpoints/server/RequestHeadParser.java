package endpoints.server;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.nio.NHttpMessageParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;

/**
 * Rejects a request with an invalid Content-Length or an unknown Transfer-Encoding as malformed (RFC 9112, section 6.3).
 * HttpCore detects this only later, and then closes the connection without a response.
 */
final class RequestHeadParser implements NHttpMessageParser<HttpRequest> {
    private final NHttpMessageParser<HttpRequest> parser;

    RequestHeadParser(NHttpMessageParser<HttpRequest> parser) {
        this.parser = parser;
    }

    @Override
    public HttpRequest parse(SessionInputBuffer buffer, boolean endOfStream) throws IOException, HttpException {
        HttpRequest request = parser.parse(buffer, endOfStream);
        if (request != null) {
            DefaultContentLengthStrategy.INSTANCE.determineLength(request);
        }
        return request;
    }

    @Override
    public void reset() {
        parser.reset();
    }
}
