package flags.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import httpclient.Response;
import java.io.IOException;
import java.io.OutputStream;

/** A response that the flag server cannot send, and the line of the download that receives it. */
enum StubbedResponse implements HttpHandler {
    REDIRECT_TO_FILE("BR error: protocol error: ") {
        @Override
        public void handle(HttpExchange exchange) throws IOException {
            exchange.getResponseHeaders().set("Location", "file:///etc/hostname");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        }
    },
    TOO_LARGE("BR error: body too large") {
        @Override
        public void handle(HttpExchange exchange) throws IOException {
            send(exchange, new byte[Response.MAX_BODY_BYTES + 1]);
        }
    };

    private final String line;

    StubbedResponse(String line) {
        this.line = line;
    }

    static void send(HttpExchange exchange, byte[] body) throws IOException {
        exchange.sendResponseHeaders(200, body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    /** Returns the start of the line of the result. */
    String line() {
        return line;
    }
}
