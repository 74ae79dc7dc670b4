package endpoints.server;

import java.io.IOException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.nio.NHttpMessageParser;
import org.apache.hc.core5.http.nio.SessionInputBuffer;

/**
 * Takes a request whose headers do not tell where its body ends for malformed, as RFC 9112 has it in section 6.3. HttpCore
 * alone would find out later, and close the connection without an answer.
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
