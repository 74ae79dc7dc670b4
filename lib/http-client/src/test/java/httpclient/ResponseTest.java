package httpclient;

import static org.assertj.core.api.Assertions.assertThat;

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
                        .reason())
                .isEqualTo(reason);
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
