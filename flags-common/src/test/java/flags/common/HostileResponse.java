package flags.common;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;

/** Malicious or malformed responses, most of them endless, and the error message for each. */
enum HostileResponse {
    ENDLESS_GARBAGE("", "\0\1\u00ff\u001b", Text.TOO_LONG),
    ENDLESS_EMPTY_LINES("", "\r\n", Text.TOO_LONG),
    ENDLESS_STATUS_LINE("HTTP/1.1 500 ", "no", Text.TOO_LONG),
    ENDLESS_HEADER("HTTP/1.1 200 OK\r\nX-Long: ", "long ", Text.TOO_LONG),
    ENDLESS_FOLDED_HEADER("HTTP/1.1 200 OK\r\nX-Long: x", "\r\n long", Text.TOO_LONG),
    ENDLESS_HEADERS("HTTP/1.1 200 OK\r\n", "X-Many: x\r\n", Text.TOO_LONG),
    ENDLESS_CHUNK_SIZE(Text.CHUNKED, "0", Text.TOO_LONG),
    ENDLESS_CHUNK_EXTENSION(Text.CHUNKED + "1", ";x=y", Text.TOO_LONG),
    ENDLESS_TRAILERS(Text.CHUNKED + "0\r\n", "X-Many: x\r\n", Text.TOO_LONG),
    ENDLESS_BODY("HTTP/1.1 200 OK\r\n\r\nGIF89a", "x", Text.TOO_LARGE),
    ENDLESS_BODY_OF_KNOWN_LENGTH(length("9223372036854775807") + "GIF89a", "x", Text.TOO_LARGE),
    ENDLESS_CHUNKS(Text.CHUNKED, "400\r\n" + "x".repeat(0x400) + "\r\n", Text.TOO_LARGE),
    ENDLESS_CHUNK(Text.CHUNKED + "7fffffffffffffff\r\n", "x", Text.TOO_LARGE),
    ENDLESS_GZIP("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n\u001f\u008b\b", "\0", Text.TOO_LARGE),
    ENDLESS_ERROR_PAGE("HTTP/1.1 500 Oh dear\r\n\r\n", "sorry ", "HTTP error 500 - Oh dear"),
    ENDLESS_HINTS("", "HTTP/1.1 103 Early Hints\r\nLink: <x>\r\n\r\n", Text.TOO_SLOW),
    NEGATIVE_LENGTH(length("-1"), "x", "protocol error: Negative content length: -1"),
    NON_NUMERIC_LENGTH(length("many"), "x", "protocol error: Invalid content length: many"),
    OVERFLOWING_LENGTH(length("9".repeat(30)), "x", "protocol error: Invalid content length: " + "9".repeat(30)),
    TWO_LENGTHS(length("1\r\nContent-Length: 2"), "x", "protocol error: Multiple Content-Length headers"),
    NON_NUMERIC_CHUNK_SIZE(Text.CHUNKED + "many\r\n", "x", "malformed response: bad chunk"),
    GZIP_TRANSFER_ENCODING(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
            "x",
            "protocol error: Unsupported transfer encoding: gzip, chunked"),
    NO_STATUS("HTTP/1.1 \r\n\r\n", "x", Text.NOT_HTTP),
    INVALID_STATUS("HTTP/1.1 99999 Whatever\r\n\r\n", "x", Text.NOT_HTTP),
    UNKNOWN_HTTP_VERSION("HTTP/9.9 200 OK\r\n\r\n", "x", Text.NOT_HTTP),
    OTHER_PROTOCOL("SSH-2.0-OpenSSH_9.2\r\n", "x", Text.NOT_HTTP),
    UPGRADE(
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n",
            "x",
            "protocol error: Unsupported or invalid protocol: h2c"),
    MALFORMED_CHALLENGE(
            "HTTP/1.1 401 Who?\r\nWWW-Authenticate: Negotiate, NTLM ?, Digest realm=\"\r\n\r\n",
            "x",
            "HTTP error 401 - Who?"),
    REDIRECT_WITHOUT_LOCATION("HTTP/1.1 302 There\r\nContent-Length: 0\r\n\r\n", "", "HTTP error 302 - There"),
    REDIRECT_TO_INVALID_URI(redirect("http://[:"), "", "protocol error: Invalid redirect URI: http://[:"),
    REDIRECT_TO_UNKNOWN_HOST(redirect("http://nowhere.invalid/br.gif"), "", "unknown host: nowhere.invalid"),
    ESCAPE_SEQUENCES_IN_REASON(
            length("0").replace("200 OK", "500 \u001b[2J\u001b]0;x\7"), "", "HTTP error 500 - ?[2J?]0;x?"),
    LONG_REASON(
            length("0").replace("200 OK", "500 " + "sorry ".repeat(1000)),
            "",
            "HTTP error 500 - " + "sorry ".repeat(25) + "...");

    /** Shared parts of responses and messages. */
    private static final class Text {
        static final String CHUNKED = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        static final String NOT_HTTP = "malformed response: not HTTP";
        static final String TOO_LONG = "malformed response: header lines too long or too many";
        static final String TOO_LARGE = "body too large: more than 1048576 bytes";
        static final String TOO_SLOW = "not finished after 2 s";
    }

    final String message;
    private final String prefix;
    private final String repeated;

    HostileResponse(String prefix, String repeated, String message) {
        this.prefix = prefix;
        this.repeated = repeated;
        this.message = message;
    }

    private static String length(String length) {
        return "HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n";
    }

    private static String redirect(String location) {
        return "HTTP/1.1 302 There\r\nContent-Length: 0\r\nLocation: " + location + "\r\n\r\n";
    }

    /** Writes the response until the client closes the connection. */
    void write(OutputStream out, Socket connection) throws IOException {
        out.write(prefix.getBytes(ISO_8859_1));
        byte[] more = repeated.repeat(1000).getBytes(ISO_8859_1);
        while (more.length > 0) {
            out.write(more);
        }
    }
}
