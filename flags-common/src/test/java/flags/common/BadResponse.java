package flags.common;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static java.nio.charset.StandardCharsets.US_ASCII;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import httpclient.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;

/** Responses that contain no flag, and the error message for each. */
@SuppressWarnings("ImmutableEnumChecker") // The builders of WireMock are mutable; nothing modifies these.
enum BadResponse {
    TEAPOT(aResponse().withStatus(418).withStatusMessage("I'm a teapot"), "HTTP error 418 - I'm a teapot"),
    INTERNAL_ERROR(aResponse().withStatus(500), "HTTP error 500 - Server Error"),
    UNAVAILABLE(aResponse().withStatus(503).withStatusMessage("Too busy"), "HTTP error 503 - Too busy"),
    NO_CONTENT(aResponse().withStatus(204), "HTTP error 204 - No Content"),
    REDIRECT_LOOP(redirect("/flags/br/br.gif"), "redirected in a circle"),
    ENDLESS_REDIRECTS(redirect("/hop/6"), "bad redirect: Maximum redirects (5) exceeded"),
    REDIRECT_TO_FILE(
            redirect("file:///flags/br/br.gif"),
            "protocol error: Redirect URI does not specify a valid host name: file:///flags/br/br.gif"),
    REDIRECT_TO_FTP(redirect("ftp://localhost/br.gif"), "protocol error: Unroutable protocol scheme: ftp://localhost"),
    RESET(fault(Fault.CONNECTION_RESET_BY_PEER), "connection lost: Connection reset"),
    EMPTY_RESPONSE(fault(Fault.EMPTY_RESPONSE), "empty response: the server closed the connection without responding"),
    MALFORMED_CHUNK(fault(Fault.MALFORMED_RESPONSE_CHUNK), "malformed response: bad chunk"),
    GARBAGE(fault(Fault.RANDOM_DATA_THEN_CLOSE), "malformed response: not HTTP"),
    HTML(ok("<html>hello</html>".getBytes(US_ASCII)), "not a GIF, or an incomplete one"),
    NO_TRAILER(ok(withoutTrailer()), "not a GIF, or an incomplete one"),
    GZIP(ok(gzip(flag())).withHeader("Content-Encoding", "gzip"), "not a GIF, or an incomplete one"),
    EMPTY_BODY(ok(new byte[0]), "empty body instead of a GIF"),
    TOO_LARGE(ok(new byte[Response.MAX_BODY_BYTES + 1]), "body too large: more than 1048576 bytes");

    final ResponseDefinitionBuilder response;
    final String message;

    BadResponse(ResponseDefinitionBuilder response, String message) {
        this.response = response;
        this.message = message;
    }

    private static ResponseDefinitionBuilder redirect(String location) {
        return aResponse().withStatus(302).withHeader("Location", location);
    }

    private static ResponseDefinitionBuilder fault(Fault fault) {
        return aResponse().withFault(fault);
    }

    private static ResponseDefinitionBuilder ok(byte[] body) {
        return aResponse()
                .withStatus(200)
                .withHeader("Content-Type", "image/gif")
                .withBody(body);
    }

    private static byte[] flag() {
        try {
            return DownloadFixtures.flag("BR");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] withoutTrailer() {
        byte[] flag = flag();
        return Arrays.copyOf(flag, flag.length - 1);
    }

    private static byte[] gzip(byte[] data) {
        var bytes = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(bytes)) {
            gzip.write(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
