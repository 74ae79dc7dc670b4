package httpclient;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.time.Duration;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {
    @ParameterizedTest
    @CsvSource({
        "503, Too busy, Too busy",
        "503, ' ', Service Unavailable",
        "503, , Service Unavailable",
        "499, , no reason given"
    })
    void theReasonIsTheReceivedOrTheStandardPhrase(int status, String given, String reason) {
        assertThat(Response.of(new BasicHttpResponse(status, given), new byte[0])
                        .errorMessage())
                .isEqualTo("HTTP error " + status + " - " + reason);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, Trop occup\u00e9", "ISO-8859-1, Trop occup\u00e9", "UTF-8, \u5fd9\u3057\u3044"})
    void decodesReasonPhrasesInUtf8AndLatin1(Charset charset, String reason) {
        String received = new String(reason.getBytes(charset), ISO_8859_1);

        assertThat(Response.of(new BasicHttpResponse(503, received), new byte[0])
                        .errorMessage())
                .isEqualTo("HTTP error 503 - " + reason);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u001b[2J",
                "\u009b2J",
                "\u00c2\u009b2J",
                "\7\b",
                "\u00e2\u0080\u00ae",
                "\u00e2\u0080\u00a8",
                "\r\n"
            })
    void aReasonPhraseNeverContainsControlCharacters(String received) {
        assertThat(Response.of(new BasicHttpResponse(500, "x" + received + "x"), new byte[0])
                        .errorMessage())
                .matches("[\\x20-\\x7e]+");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "delay;dur=500 | 500000",
                "delay;dur=0.25 | 250",
                "delay;dur=\"500\" | 500000",
                "delay; desc=planned; dur=500 | 500000",
                "cache;dur=1, delay;dur=2 | 2000"
            })
    void parsesTheDelayOfServerTiming(String timing, long micros) {
        assertThat(delay(timing)).isEqualTo(Duration.ofNanos(micros * 1000));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "delay",
                "delay;dur",
                "delay;dur=",
                "delay;dur=soon",
                "delay;dur=-1",
                "delay;dur=NaN",
                "db;dur=5",
                "delay;dur=1e300",
                "delay;dur=Infinity",
                ";;,,="
            })
    void theDelayIsZeroWithoutAValidServerTiming(String timing) {
        assertThat(delay(timing)).isZero();
    }

    @Test
    void aTooLargeResponseHasNoBody() {
        // when
        Response response = Response.tooLarge(new BasicHttpResponse(200));

        // then
        assertThat(response.tooLarge()).isTrue();
        assertThat(response.body()).isEmpty();
    }

    private static Duration delay(String timing) {
        HttpResponse head = new BasicHttpResponse(200);
        head.setHeader("server-timing", timing);
        return Response.of(head, new byte[0]).delay();
    }
}
