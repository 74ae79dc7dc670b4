package endpoints.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;

import endpoints.response.RawOutput;
import endpoints.response.RawOutput.End;
import endpoints.response.RawOutput.Write;
import endpoints.response.Response;
import endpoints.response.ResponseHead;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpStatus;

/**
 * Faults that are not well-formed HTTP, or end the connection.
 *
 * <p>A response that never arrives as a whole replaces every response other than 200 by one of 4 000 bytes. Otherwise a
 * client could take a 404 whose body is cut off for a missing flag, and the outcome would depend on the client.
 */
final class RawFaults {
    private static final byte[] NOTHING = {};
    private static final String CLOSE = "Connection: close";
    private static final Response STAND_IN =
            new Response(HttpStatus.SC_OK, ContentType.IMAGE_GIF, new byte[4_000], Map.of());
    private static final int CHUNK_BYTES = 100;

    /** Shared by all responses: clients that do not read must not exhaust the memory. */
    private static final Write BIG_HEADER =
            Write.atOnce(("X-Big: " + "x".repeat(1024 * 1024) + "\r\n").getBytes(US_ASCII));

    private RawFaults() {}

    /** Returns what the server writes for a fault of one of the raw kinds. */
    static RawOutput output(Fault fault, FaultyRequest request) {
        return switch (fault.kind()) {
            case SLOW_HEADERS -> complete(incomplete(request), 1, 1);
            case SLOW_BODY -> complete(incomplete(request), 0, 1);
            case BANDWIDTH -> complete(request, fault.number(), fault.number());
            case STALL -> cut(incomplete(request), fault.number(), End.STALL);
            case NO_RESPONSE -> new RawOutput(0, List.of(), End.STALL);
            case CLOSE -> new RawOutput(0, List.of(), End.CLOSE);
            case RESET ->
                fault.parameter().isEmpty()
                        ? new RawOutput(0, List.of(), End.RESET)
                        : cut(incomplete(request), fault.number(), End.RESET);
            case TRUNCATE -> truncated(incomplete(request), fault.number(), true);
            case TRUNCATE_UNKNOWN -> truncated(incomplete(request), fault.number(), false);
            case BAD_CHUNK -> badChunk(incomplete(request));
            case BAD_STATUS -> badStatus(incomplete(request));
            case BIG_HEADER -> bigHeader(incomplete(request));
            case HINTS -> hints(request);
            default -> throw new IllegalArgumentException("not a raw fault: " + fault);
        };
    }

    /** Returns the request with a response that is worth cutting off. */
    private static FaultyRequest incomplete(FaultyRequest request) {
        return request.response().status() == HttpStatus.SC_OK ? request : request.with(STAND_IN);
    }

    private static RawOutput complete(FaultyRequest request, int headBytesPerSecond, int bodyBytesPerSecond) {
        Write head = Write.paced(head(request, CLOSE), headBytesPerSecond);
        return new RawOutput(
                request.response().status(), List.of(head, Write.paced(body(request), bodyBytesPerSecond)), End.CLOSE);
    }

    /** Returns the first bytes of a response, but never all of them. */
    private static RawOutput cut(FaultyRequest request, int bytes, End end) {
        byte[] response = concatenate(head(request), body(request));
        byte[] sent = Arrays.copyOf(response, Math.min(bytes, response.length - 1));
        return new RawOutput(request.response().status(), List.of(Write.atOnce(sent)), end);
    }

    private static RawOutput truncated(FaultyRequest request, int bytes, boolean withLength) {
        byte[] head = withLength ? head(request) : ResponseHead.format(request.response(), CLOSE);
        byte[] body = body(request);
        byte[] sent = Arrays.copyOf(body, Math.max(0, Math.min(bytes, body.length - 1)));
        return new RawOutput(request.response().status(), List.of(Write.atOnce(concatenate(head, sent))), End.CLOSE);
    }

    private static RawOutput badChunk(FaultyRequest request) {
        byte[] head = ResponseHead.format(request.response(), "Transfer-Encoding: chunked");
        byte[] size = (Integer.toHexString(CHUNK_BYTES) + "\r\n").getBytes(US_ASCII);
        byte[] chunk = Arrays.copyOf(request.response().body(), CHUNK_BYTES);
        byte[] noSize = "\r\nmany\r\n".getBytes(US_ASCII);
        return atOnce(request.response().status(), head, size, chunk, noSize);
    }

    private static RawOutput badStatus(FaultyRequest request) {
        return atOnce(0, "HTTP/1.1 two hundred\r\n".getBytes(US_ASCII), headers(request), body(request));
    }

    private static RawOutput bigHeader(FaultyRequest request) {
        Write statusLine = Write.atOnce("HTTP/1.1 200 OK\r\n".getBytes(US_ASCII));
        Write rest = Write.atOnce(concatenate(headers(request), body(request)));
        return new RawOutput(request.response().status(), List.of(statusLine, BIG_HEADER, rest), End.CLOSE);
    }

    private static RawOutput hints(FaultyRequest request) {
        byte[] hints = "HTTP/1.1 103 Early Hints\r\nLink: </flags/>; rel=preload\r\n\r\n".getBytes(US_ASCII);
        return atOnce(request.response().status(), hints, head(request, CLOSE), body(request));
    }

    private static RawOutput atOnce(int status, byte[]... parts) {
        return new RawOutput(status, Arrays.stream(parts).map(Write::atOnce).toList(), End.CLOSE);
    }

    /** Returns the head with a correct Content-Length. */
    private static byte[] head(FaultyRequest request, String... framing) {
        String length = "Content-Length: " + request.response().body().length;
        String[] headers = Arrays.copyOf(framing, framing.length + 1);
        headers[framing.length] = length;
        return ResponseHead.format(request.response(), headers);
    }

    /** Returns the head without the status line. */
    private static byte[] headers(FaultyRequest request) {
        byte[] head = head(request);
        int statusLine = new String(head, US_ASCII).indexOf('\n') + 1;
        return Arrays.copyOfRange(head, statusLine, head.length);
    }

    private static byte[] body(FaultyRequest request) {
        return request.head() ? NOTHING : request.response().body();
    }

    private static byte[] concatenate(byte[] first, byte[] second) {
        byte[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }
}
