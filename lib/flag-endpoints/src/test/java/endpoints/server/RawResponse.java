package endpoints.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Map;
import java.util.Objects;

/** A response that was read from a {@link RawConnection}. */
public final class RawResponse {
    private static final int VERSION_LENGTH = "HTTP/1.1 ".length();

    private final String statusLine;
    private final Map<String, String> headers;
    private final byte[] body;

    public RawResponse(String statusLine, Map<String, String> headers, byte[] body) {
        this.statusLine = statusLine;
        this.headers = headers;
        this.body = body;
    }

    /** Returns the status line, such as {@code HTTP/1.1 200 OK}. */
    public String statusLine() {
        return statusLine;
    }

    public int status() {
        return Integer.parseInt(statusLine.substring(VERSION_LENGTH, VERSION_LENGTH + 3));
    }

    /** Returns the headers by lower-case name. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Returns a header. Fails if it is missing. */
    public String header(String name) {
        return Objects.requireNonNull(headers.get(name), name);
    }

    public byte[] body() {
        return body;
    }

    public String text() {
        return new String(body, UTF_8);
    }
}
