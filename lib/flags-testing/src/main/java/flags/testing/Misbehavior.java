package flags.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import java.util.Arrays;

/** A server fault, and the message of the download that meets it. */
@SuppressWarnings("ImmutableEnumChecker") // WireMock has no immutable builders.
enum Misbehavior {
    NOT_FOUND(aResponse().withStatus(404), "BR not found: "),
    TEAPOT(aResponse().withStatus(418).withStatusMessage("I'm a teapot"), "BR error: HTTP error 418 - I'm a teapot"),
    INTERNAL_ERROR(aResponse().withStatus(500), "BR error: HTTP error 500 - "),
    UNAVAILABLE(aResponse().withStatus(503), "BR error: HTTP error 503 - "),
    REDIRECT(temporaryRedirect("/cn/cn.gif"), "BR OK"),
    REDIRECT_LOOP(temporaryRedirect("/br/br.gif"), "BR error: redirected in a circle"),
    REDIRECT_TO_FILE(temporaryRedirect("file:///etc/hostname"), "BR error: "),
    CONNECTION_RESET(aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER), "BR error: connection lost: "),
    EMPTY_RESPONSE(aResponse().withFault(Fault.EMPTY_RESPONSE), "BR error: empty response"),
    MALFORMED_CHUNK(aResponse().withFault(Fault.MALFORMED_RESPONSE_CHUNK), "BR error: "),
    GARBAGE_THEN_CLOSE(aResponse().withFault(Fault.RANDOM_DATA_THEN_CLOSE), "BR error: "),
    NO_DATA_IN_TIME(ok(gif()).withFixedDelay(Misbehavior.LONG_MILLIS), "BR error: timed out while waiting for data"),
    DRIBBLE(ok(gif()).withChunkedDribbleDelay(200, Misbehavior.LONG_MILLIS), "BR error: not finished after 5 s"),
    HTML(ok("<html>not a flag</html>".getBytes(UTF_8)), "BR error: not a GIF"),
    NO_TRAILER(ok(Arrays.copyOf(gif(), gif().length - 1)), "BR error: not a GIF"),
    EMPTY_BODY(ok(new byte[0]), "BR error: empty body"),
    TOO_LARGE(ok(new byte[(1 << 20) + 1]), "BR error: body too large");

    private static final int LONG_MILLIS = 60_000;

    private final ResponseDefinitionBuilder response;
    private final String message;

    Misbehavior(ResponseDefinitionBuilder response, String message) {
        this.response = response;
        this.message = message;
    }

    ResponseDefinitionBuilder response() {
        return response;
    }

    /** Returns whether only a timeout ends the download. */
    boolean isSlow() {
        return this == NO_DATA_IN_TIME || this == DRIBBLE;
    }

    /** Returns the start of the line of the result. */
    String message() {
        return message;
    }

    /** Returns a GIF without a picture, with comments long enough for many chunks. */
    static byte[] gif() {
        String comment = "!\u00fe" + ("\u00fa" + "c".repeat(250)).repeat(4) + "\0";
        return ("GIF89a" + "\0".repeat(7) + comment + ";").getBytes(ISO_8859_1);
    }

    static ResponseDefinitionBuilder ok(byte[] body) {
        return aResponse().withStatus(200).withBody(body);
    }
}
