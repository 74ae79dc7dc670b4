package httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class RetriesTest {
    private static final Duration BACKOFF = Duration.ofMillis(100);
    private static final InstantSource NOON = InstantSource.fixed(Instant.parse("2026-03-04T12:00:00Z"));

    /** Draws the upper bound of every jitter. */
    private static final RandomGenerator MAX = new RandomGenerator() {
        @Override
        public long nextLong() {
            return -1L;
        }
    };

    /** Draws no jitter. */
    private static final RandomGenerator ZERO = () -> 0L;

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void transientStatusesAreRetried(int status) {
        assertThat(retries(1, ZERO).delay(1, response(status, null))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 204, 301, 400, 403, 404, 418, 501, 505})
    void otherStatusesAreFinal(int status) {
        assertThat(retries(1, ZERO).delay(1, response(status, "1"))).isEmpty();
    }

    static Throwable[] transientFailures() {
        return new Throwable[] {
            new ConnectException(),
            new SocketException("Connection reset"),
            new ConnectTimeoutException("x"),
            new SocketTimeoutException(),
            new NoHttpResponseException("x"),
            new ConnectionClosedException(),
            new TruncatedChunkException("x"),
            new IOException("Broken pipe")
        };
    }

    @ParameterizedTest
    @MethodSource("transientFailures")
    void lostConnectionsAndTimeoutsAreRetried(Throwable failure) {
        assertThat(retries(1, ZERO).delay(1, failure)).isPresent();
    }

    static Throwable[] finalFailures() {
        return new Throwable[] {
            new UnknownHostException(),
            new SSLException("x"),
            new MalformedChunkCodingException("x"),
            new ProtocolException("x"),
            new TimeoutException(),
            new IllegalStateException(),
            new OutOfMemoryError()
        };
    }

    @ParameterizedTest
    @MethodSource("finalFailures")
    void otherFailuresAreFinal(Throwable failure) {
        assertThat(retries(1, ZERO).delay(1, failure)).isEmpty();
    }

    @Test
    void thereAreNoMoreRetriesThanTheMaximum() {
        assertThat(retries(2, ZERO).delay(2, response(503, null))).isPresent();
        assertThat(retries(2, ZERO).delay(3, response(503, null))).isEmpty();
        assertThat(retries(2, ZERO).delay(3, new ConnectException())).isEmpty();
        assertThat(retries(0, ZERO).delay(1, response(503, null))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "2, 200", "3, 400", "6, 3200", "7, 5000", "1000, 5000"})
    void theBackoffDoublesUpToFiveSeconds(int retry, long maxMillis) {
        assertThat(retries(1000, ZERO).delay(retry, new ConnectException())).contains(Duration.ZERO);
        assertThat(millis(retries(1000, MAX).delay(retry, new ConnectException())))
                .isEqualTo(maxMillis);
    }

    @Test
    void theJitterDependsOnTheSeedOnly() {
        assertThat(jitters(1)).isEqualTo(jitters(1)).isNotEqualTo(jitters(2)).doesNotHaveDuplicates();
    }

    private static List<Duration> jitters(long seed) {
        Retries retries = retries(1, new Random(seed));
        return IntStream.range(0, 10)
                .mapToObj(i -> retries.delay(1, response(503, null)).orElseThrow())
                .toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "none | 0",
                "0 | 0",
                "7 | 7000",
                "' 7 ' | 7000",
                "Wed, 04 Mar 2026 12:00:07 GMT | 7000",
                "Wednesday, 04-Mar-26 12:00:07 GMT | 7000",
                "Wed Mar  4 12:00:07 2026 | 7000",
                "Wednesday, 04-Mar-76 12:00:00 GMT | 1577923200000",
                "Thursday, 04-Mar-77 12:00:07 GMT | 0",
                "Wed, 04 Mar 2026 11:00:00 GMT | 0",
                "soon | 0",
                "-7 | 0",
                "1.5 | 0",
                "'' | 0"
            })
    void theServerMayAskForALongerDelay(@Nullable String retryAfter, long millis) {
        assertThat(millis(retries(1, ZERO).delay(1, response(503, retryAfter)))).isEqualTo(millis);
        assertThat(millis(retries(1, MAX).delay(1, response(503, retryAfter)))).isEqualTo(millis + 100);
    }

    @Test
    void anAbsurdRetryAfterIsALongDelay() {
        assertThat(retries(1, ZERO).delay(1, response(503, "9".repeat(50))).orElseThrow())
                .isGreaterThan(Duration.ofDays(1));
    }

    @Test
    void withoutBackoffRetriesFollowAtOnce() {
        var retries = new Retries(new RetryPolicy(1, Duration.ZERO), NOON, MAX);

        assertThat(retries.delay(1, response(503, "60"))).contains(Duration.ZERO);
    }

    private static Retries retries(int max, RandomGenerator random) {
        return new Retries(new RetryPolicy(max, BACKOFF), NOON, random);
    }

    private static Response response(int status, @Nullable String retryAfter) {
        var head = new BasicHttpResponse(status);
        if (retryAfter != null) {
            head.setHeader("retry-after", retryAfter);
        }
        return Response.of(head, new byte[0]);
    }

    private static long millis(Optional<Duration> delay) {
        return Math.round(delay.orElseThrow().toNanos() / 1e6);
    }
}
