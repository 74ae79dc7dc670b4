package flags.testing;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.temporaryRedirect;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import httpclient.Response;

/** A response that only WireMock can send, and the line of the download that receives it. */
@SuppressWarnings("ImmutableEnumChecker") // WireMock has no immutable builders.
enum StubbedResponse {
    REDIRECT_TO_FILE(temporaryRedirect("file:///etc/hostname"), "BR error: protocol error: "),
    TOO_LARGE(aResponse().withBody(new byte[Response.MAX_BODY_BYTES + 1]), "BR error: body too large");

    private final ResponseDefinitionBuilder response;
    private final String line;

    StubbedResponse(ResponseDefinitionBuilder response, String line) {
        this.response = response;
        this.line = line;
    }

    ResponseDefinitionBuilder response() {
        return response;
    }

    /** Returns the start of the line of the result. */
    String line() {
        return line;
    }
}
