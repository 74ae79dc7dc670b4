package endpoints.faults;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import endpoints.server.RawConnection;
import endpoints.server.RawResponse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that are well-formed HTTP. After each, the connection serves the next request. */
@Timeout(60)
class ResponseFaultsTest {
    private static final String FLAG = "/flags/br/br.gif";

    private FlagServer server;
    private RawConnection connection;

    @BeforeEach
    void connect() throws Exception {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        connection = RawConnection.to(server);
    }

    @AfterEach
    void disconnect() throws IOException {
        connection.sendGet(FLAG);
        int status = connection.read().status();
        connection.close();
        server.close();

        assertThat(status).as("next request of the connection").isEqualTo(200);
    }

    @Test
    void noneServesTheResource() throws Exception {
        assertThat(get("none").body()).startsWith("GIF89a".getBytes(US_ASCII));
        assertThat(server.stats().faults()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"503, Service Unavailable", "429, Too Many Requests", "404, Not Found", "418, I'm a teapot", "299, ''"})
    void statusHasAShortText(int status, String reason) throws Exception {
        RawResponse response = get("status:" + status);

        assertThat(response.statusLine()).isEqualTo("HTTP/1.1 " + status + (reason.isEmpty() ? "" : " " + reason));
        assertThat(response.text()).isEqualTo("status " + status + " on purpose\n");
    }

    @ParameterizedTest
    @ValueSource(ints = {204, 304})
    void statusWithoutABodyHasNone(int status) throws Exception {
        connection.sendGet("/fault/status:" + status + FLAG);

        assertThat(connection.readHead().status()).isEqualTo(status);
    }

    @Test
    void retryAfterStatesSeconds() throws Exception {
        RawResponse response = get("retry-after:7");

        assertThat(response.status()).isEqualTo(503);
        assertThat(response.headers()).containsEntry("retry-after", "7");
        assertThat(get("retry-after:7:429").status()).isEqualTo(429);
    }

    @Test
    void retryAfterDateStatesADateRelativeToTheDateOfTheResponse() throws Exception {
        RawResponse response = get("retry-after-date:60");

        Instant retryAfter = date(response, "retry-after");
        assertThat(response.status()).isEqualTo(503);
        assertThat(Duration.between(date(response, "date"), retryAfter))
                .isBetween(Duration.ofSeconds(59), Duration.ofSeconds(62));
    }

    private static Instant date(RawResponse response, String header) {
        return ZonedDateTime.parse(response.header(header), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    @Test
    void failFailsKTimesForEachPath() throws Exception {
        assertThat(statuses("/fault/fail:2" + FLAG, 4)).containsExactly(503, 503, 200, 503);
        assertThat(statuses("/fault/fail:2/flags/br/metadata.json", 3)).containsExactly(503, 503, 200);
        assertThat(server.stats().requests()).isEqualTo(7);
        assertThat(server.stats().faults()).isEqualTo(5);
    }

    private List<Integer> statuses(String path, int requests) throws IOException {
        List<Integer> statuses = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            connection.sendGet(path);
            statuses.add(connection.read().status());
        }
        return statuses;
    }

    @Test
    void lateDelaysTheResponseButNotItsPlannedDelay() throws Exception {
        RawResponse response = get("late:0.01");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).doesNotContainKey("server-timing");
        assertThat(server.stats().faults()).isEqualTo(1);
    }

    @Test
    void typeChangesTheContentTypeOnly() throws Exception {
        RawResponse response = get("type:text%2Fplain");

        assertThat(response.headers()).containsEntry("content-type", "text/plain");
        assertThat(response.body()).startsWith("GIF89a".getBytes(US_ASCII));
    }

    @Test
    void htmlReplacesTheResource() throws Exception {
        RawResponse response = get("html");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).containsEntry("content-type", "text/html; charset=UTF-8");
        assertThat(response.text()).startsWith("<!DOCTYPE html>");
    }

    @Test
    void emptyHasNoBody() throws Exception {
        RawResponse response = get("empty");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("content-type", "image/gif")
                .containsEntry("content-length", "0");
    }

    @Test
    void redirectLeadsToTheResource() throws Exception {
        RawResponse response = get("redirect");
        connection.sendGet(response.header("location"));

        assertThat(response.status()).isEqualTo(302);
        assertThat(connection.read().body()).startsWith("GIF89a".getBytes(US_ASCII));
    }

    @Test
    void redirectLoopLeadsToItself() throws Exception {
        assertThat(get("redirect-loop").headers()).containsEntry("location", "/fault/redirect-loop" + FLAG);
    }

    @Test
    void redirectNowhereLeadsToAPortOfThisHost() throws Exception {
        assertThat(get("redirect-nowhere").headers()).containsEntry("location", "http://localhost:1" + FLAG);
    }

    @Test
    void gzipCompressesTheBody() throws Exception {
        RawResponse response = get("gzip");

        assertThat(response.headers()).containsEntry("content-encoding", "gzip").doesNotContainKey("etag");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(response.body())).readAllBytes())
                .startsWith("GIF89a".getBytes(US_ASCII));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/fault/nonsense/flags/br/br.gif",
                "/fault/status:1/flags/br/br.gif",
                "/fault//x",
                "/fault/html",
                "/fault/%zz/"
            })
    void invalidFaultIsABadRequest(String path) throws Exception {
        connection.sendGet(path);
        RawResponse response = connection.read();

        assertThat(response.status()).isEqualTo(400);
        assertThat(response.text()).endsWith("; see /faults\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/fault/html/", "/fault/html/flags/", "/fault/html/status", "/fault/html/fault/html" + FLAG})
    void pagesHaveNoFaults(String path) throws Exception {
        connection.sendGet(path);

        assertThat(connection.read().status()).isEqualTo(404);
    }

    @Test
    void listsAllKinds() throws Exception {
        connection.sendGet("/faults");
        RawResponse response = connection.read();

        assertThat(response.headers()).containsEntry("content-type", "text/plain; charset=UTF-8");
        assertThat(response.text().lines())
                .hasSize(FaultKind.values().length)
                .contains("status:N                      status N with a short text");
    }

    @Test
    void pathReplacesTheFaultOfTheEndpoint() throws Exception {
        try (var refusing = FlagServer.start(new Behavior(DelayDistribution.NONE, 1, 0));
                var other = RawConnection.to(refusing)) {
            other.sendGet("/fault/none" + FLAG);
            assertThat(other.read().status()).isEqualTo(200);

            other.sendGet("/fault/status:500" + FLAG);
            assertThat(other.read().status()).isEqualTo(500);
        }
    }

    @Test
    void pricesReportFaultsInJson() throws Exception {
        try (var prices = PriceServer.start(new Behavior(DelayDistribution.NONE, 0, 0));
                var other = RawConnection.to(prices)) {
            other.sendGet("/fault/retry-after:1/price/kraken/btc/2020-04-01");
            RawResponse response = other.read();

            assertThat(response.status()).isEqualTo(503);
            assertThat(new String(response.body(), UTF_8)).isEqualTo("{\"error\":\"status 503 on purpose\"}\n");
        }
    }

    private RawResponse get(String fault) throws IOException {
        connection.sendGet("/fault/" + fault + FLAG);
        return connection.read();
    }
}
