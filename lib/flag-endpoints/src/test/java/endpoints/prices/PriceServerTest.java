package endpoints.prices;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.FlagClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class PriceServerTest {
    private static final String PRICE = "/price/bitstamp/btc/2020-04-01";
    private static final Behavior AT_ONCE = new Behavior(DelayDistribution.NONE, 0, 0);

    private PriceServer server;
    private FlagClient client;

    @BeforeEach
    void startServer() throws Exception {
        server = PriceServer.start(AT_ONCE);
        client = new FlagClient(server);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void servesPriceOfADay() throws Exception {
        HttpResponse<String> response = client.get(PRICE);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
        assertThat(response.body())
                .isEqualTo("{\"exchange\":\"bitstamp\",\"symbol\":\"btc\",\"day\":\"2020-04-01\",\"open\":6408.95,"
                        + "\"high\":6527.24,\"low\":6337.42,\"close\":6421.14,\"volume\":6342.29832551}\n");
    }

    @Test
    void wholeNumbersHaveNoFraction() throws Exception {
        assertThat(client.get("/price/bitfinex/eth/2020-04-01").body()).contains("\"close\":133,");
    }

    @Test
    void listsExchangesAndSymbols() throws Exception {
        assertThat(client.get("/exchanges").body())
                .isEqualTo("[\"binance\",\"bitfinex\",\"bitstamp\",\"bittrex\",\"coinbase\",\"gemini\",\"hitbtc\","
                        + "\"huobi\",\"kraken\",\"okex\",\"poloniex\"]\n");
        assertThat(client.get("/symbols").body()).isEqualTo("[\"btc\",\"eth\",\"ltc\"]\n");
        assertThat(client.get("/symbols").headers().firstValue("Content-Type"))
                .hasValue("application/json; charset=UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
        "/price/mtgox/btc/2020-04-01, 404, 'there is no exchange mtgox, see /exchanges'",
        "/price/kraken/xyz/2020-04-01, 404, 'there is no symbol xyz, see /symbols'",
        "/price/kraken/btc/2015-12-31, 404, there are no prices before 2016-01-01",
        "/price/kraken/btc/9999-12-31, 404, the day is in the future: 9999-12-31",
        "/price/kraken/btc/2020-02-30, 400, not a day such as 2020-04-01: 2020-02-30",
        "/price/kraken/btc/20200401, 400, not a day such as 2020-04-01: 20200401",
        "/price/kraken/btc/%2B12020-04-01, 400, not a day such as 2020-04-01: +12020-04-01",
        "/price/kraken/btc/today, 400, not a day such as 2020-04-01: today",
        "/price/kraken/btc/%22, 400, not a day such as 2020-04-01: \\\"",
        "/price/KRAKEN/btc/2020-04-01, 404, 'there is no exchange KRAKEN, see /exchanges'",
        "/price/kraken/btc, 404, not found: /price/kraken/btc",
        "/price/kraken/btc/2020-04-01/, 404, not found: /price/kraken/btc/2020-04-01/",
        "/exchanges/, 404, not found: /exchanges/",
        "/flags/br/br.gif, 404, not found: /flags/br/br.gif"
    })
    void reportsErrorsInJson(String path, int status, String error) throws Exception {
        HttpResponse<String> response = client.get(path);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
        assertThat(response.body()).isEqualTo("{\"error\":\"" + error + "\"}\n");
    }

    @Test
    void servesTodayButNotTheFuture() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);

        assertThat(client.get("/price/kraken/btc/" + today).statusCode()).isEqualTo(200);
        assertThat(client.get("/price/kraken/btc/" + today.plusDays(2)).statusCode())
                .isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "DELETE", "OPTIONS"})
    void allowsGetAndHeadOnly(String method) throws Exception {
        HttpResponse<String> response = client.send(method, PRICE);

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD");
        assertThat(response.body()).isEqualTo("{\"error\":\"GET and HEAD only\"}\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {PRICE, "/exchanges", "/"})
    void respondsToHeadWithTheHeadersOfGet(String path) throws Exception {
        HttpResponse<String> get = client.get(path);

        HttpResponse<String> head = client.send("HEAD", path);

        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(head.body()).isEmpty();
        for (String name : List.of("Content-Type", "Content-Length", "ETag")) {
            assertThat(head.headers().firstValue(name))
                    .as(name)
                    .isEqualTo(get.headers().firstValue(name));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {PRICE, "/exchanges", "/"})
    void respondsNotModifiedForMatchingTag(String path) throws Exception {
        String tag = client.get(path).headers().firstValue("ETag").orElseThrow();

        assertThat(client.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
        assertThat(client.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void homePageSaysThatMostPricesAreSynthetic() throws Exception {
        HttpResponse<String> page = client.get("/");

        assertThat(page.headers().firstValue("Content-Type")).hasValue("text/html; charset=UTF-8");
        assertThat(page.body()).contains("answers at once", "synthetic", "\"/exchanges\"", "\"" + PRICE + "\"");
    }

    @ParameterizedTest
    @CsvSource({PRICE + ", 200", "/price/mtgox/btc/2020-04-01, 404", "/price/kraken/btc/today, 400"})
    void everyDelayedResponseStatesItsDelay(String path, int status) throws Exception {
        try (var delayed = PriceServer.start(PriceServer.defaultBehavior())) {
            HttpResponse<String> response = new FlagClient(delayed).get(path);

            assertThat(response.statusCode()).isEqualTo(status);
            assertThat(response.headers().allValues("Server-Timing")).containsExactly("delay;dur=700");
            assertThat(delayed.stats().requests()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/exchanges", "/symbols"})
    void otherResourcesAreNotDelayed(String path) throws Exception {
        var refusingEverything = new Behavior(DelayDistribution.constant(Duration.ofDays(1)), 1, 0);

        try (var delayed = PriceServer.start(refusingEverything)) {
            HttpResponse<String> response = new FlagClient(delayed).get(path);

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Server-Timing")).isEmpty();
        }
    }

    @Test
    void refusesPrices() throws Exception {
        try (var refusing = PriceServer.start(new Behavior(DelayDistribution.NONE, 1, 0))) {
            HttpResponse<String> response = new FlagClient(refusing).get(PRICE);

            assertThat(response.statusCode()).isEqualTo(418);
            assertThat(response.body()).isEqualTo("{\"error\":\"status 418 on purpose\"}\n");
        }
    }

    @Test
    void gateBlocksPriceByItsPath() throws Exception {
        server.gate().block("bitstamp/btc/2020-04-01");
        CompletableFuture<HttpResponse<String>> blocked = client.getLater(PRICE);

        assertThat(client.get("/price/kraken/btc/2020-04-01").statusCode()).isEqualTo(200);
        assertThat(blocked).isNotDone();

        server.gate().release("bitstamp/btc/2020-04-01");

        assertThat(blocked.join().statusCode()).isEqualTo(200);
    }
}
