package endpoints.response;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import org.apache.hc.core5.http.HttpHeaders;

/** Formats the heads of responses that the server writes itself, without HttpCore. */
public final class ResponseHead {
    /** The value of the Server header. */
    public static final String SERVER = "flag-server";

    private ResponseHead() {}

    /**
     * Returns the status line and the headers of a response, with the empty line that ends them.
     *
     * @param response the response
     * @param framing headers that say where the body ends, such as {@code Content-Length: 5}
     */
    public static byte[] format(Response response, String... framing) {
        var head = new StringBuilder();
        head.append("HTTP/1.1 ").append(response.status()).append(' ').append(response.reason());
        header(head, HttpHeaders.DATE, HttpDates.format(Instant.now()));
        header(head, HttpHeaders.SERVER, SERVER);
        header(head, HttpHeaders.CONTENT_TYPE, response.type().toString());
        response.headers().forEach((name, value) -> header(head, name, value));
        for (String header : framing) {
            head.append("\r\n").append(header);
        }
        return head.append("\r\n\r\n").toString().getBytes(ISO_8859_1);
    }

    private static void header(StringBuilder head, String name, String value) {
        head.append("\r\n").append(name).append(": ").append(value);
    }
}
