package endpoints.flags;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import endpoints.server.FlagClient;
import endpoints.server.RawConnection;
import endpoints.server.RawResponse;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DelaysAndFaultsTest {
    private static final Behavior FAULTY = Endpoint.ERROR.behavior(
            DelayDistribution.constant(Duration.ofMillis(1)), Behavior.DEFAULT_ERROR_RATE, Behavior.DEFAULT_SEED);

    @ParameterizedTest
    @ValueSource(strings = {"br", "cn", "fr", "de", "us", "aa", "zz", "qq"})
    void refusalDependsOnTheCode(String code) throws Exception {
        boolean refused = FAULTY.faultOf(code).isPresent();
        boolean known = FlagCatalog.load().names().containsKey(code);

        try (var server = FlagServer.start(FAULTY)) {
            var client = new FlagClient(server);
            int expected = refused ? 418 : known ? 200 : 404;

            assertThat(client.get("/flags/" + code + "/" + code + ".gif").statusCode())
                    .isEqualTo(expected);
            assertThat(client.get("/flags/" + code + "/metadata.json").statusCode())
                    .isEqualTo(expected);
            assertThat(client.get("/flags/" + code + "/" + code + ".gif").statusCode())
                    .as("repeated request")
                    .isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags/br/br.gif", "/flags/br/metadata.json", "/flags/zz/zz.gif"})
    void refusalPrecedesAnyOtherResponse(String path) throws Exception {
        var refusingEverything = new Behavior(DelayDistribution.NONE, 1, 0);

        try (var server = FlagServer.start(refusingEverything);
                var connection = RawConnection.to(server)) {
            connection.send("GET " + path + " HTTP/1.1\nHost: localhost\nIf-None-Match: *\n\n");
            RawResponse response = connection.read();

            assertThat(response.statusLine()).isEqualTo("HTTP/1.1 418 I'm a teapot");
            assertThat(response.headers()).doesNotContainKey("etag");
        }
    }

    @Test
    void everyDelayedResponseStatesItsDelay() throws Exception {
        try (var delay = FlagServer.start(Endpoint.DELAY.defaultBehavior());
                var teapot = FlagServer.start(new Behavior(DelayDistribution.DEFAULT, 1, 0))) {
            var delayed = new FlagClient(delay);

            assertDelayed(delayed.get("/flags/br/br.gif"), 200, "delay;dur=500");
            assertDelayed(delayed.get("/flags/br/br.gif", "If-None-Match", "*"), 304, "delay;dur=500");
            assertDelayed(delayed.get("/flags/zz/zz.gif"), 404, "delay;dur=500");
            assertDelayed(new FlagClient(teapot).get("/flags/br/br.gif"), 418, "delay;dur=500");
        }
    }

    @Test
    void statesFractionsOfAMillisecond() throws Exception {
        DelayDistribution delay = DelayDistribution.constant(Duration.ofNanos(1_500_000));

        try (var server = FlagServer.start(new Behavior(delay, 0, 0))) {
            assertDelayed(new FlagClient(server).get("/flags/br/metadata.json"), 200, "delay;dur=1.5");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/flags/br/br.gif", "/flags/zz/zz.gif", "/flags/br/"})
    void undelayedResponseStatesNoDelay(String path) throws Exception {
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            assertThat(new FlagClient(server).get(path).headers().firstValue("Server-Timing"))
                    .isEmpty();
        }
    }

    private static void assertDelayed(HttpResponse<String> response, int status, String timing) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().allValues("Server-Timing")).containsExactly(timing);
    }
}
