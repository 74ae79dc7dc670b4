package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RequestStatsTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Test
    void countsRequestsForFlagsAndMetadataOnly() throws Exception {
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            var client = new FlagClient(server);

            for (String path : new String[] {"/", "/flags/", "/favicon.ico", "/flags/br/us.gif"}) {
                client.get(path);
            }
            client.send("POST", "/flags/br/br.gif");
            assertThat(server.stats().requests()).isZero();

            for (String path : new String[] {"/flags/br/br.gif", "/flags/br/metadata.json", "/flags/zz/zz.gif"}) {
                client.get(path);
            }
            assertThat(server.stats().requests()).isEqualTo(3);
        }
    }

    @Test
    void countsRefusedRequestsToo() throws Exception {
        try (var server = FlagServer.start(new Behavior(DelayDistribution.NONE, 1, 0))) {
            new FlagClient(server).get("/flags/br/br.gif");

            assertThat(server.stats().requests()).isEqualTo(1);
        }
    }

    @Test
    void neverSeesMoreInFlightThanAClientHasOpen() throws Exception {
        try (var server = FlagServer.start(new Behavior(DelayDistribution.constant(Duration.ofMillis(1)), 0, 0));
                var connection = RawConnection.to(server)) {
            for (int i = 0; i < 100; i++) {
                connection.sendGet("/flags/br/metadata.json");
                connection.read();
            }

            assertThat(server.stats().requests()).isEqualTo(100);
            assertThat(server.stats().peakInFlight()).isEqualTo(1);
            assertThat(server.stats().inFlight()).isZero();
        }
    }

    @Test
    void remembersItsPeak() {
        var traffic = new RequestStats();

        traffic.arrived();
        traffic.arrived();
        traffic.finished();
        traffic.arrived();
        traffic.finished();
        traffic.finished();

        assertThat(traffic.peakInFlight()).isEqualTo(2);
        assertThat(traffic.inFlight()).isZero();
    }

    @Test
    void isIdleOnlyWhenNothingIsInFlight() throws Exception {
        var traffic = new RequestStats();

        assertThat(traffic.awaitIdle(Duration.ZERO)).isTrue();
        traffic.arrived();
        assertThat(traffic.awaitIdle(Duration.ofMillis(1))).isFalse();
        traffic.finished();
        assertThat(traffic.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void waitsUntilFewEnoughAreInFlight() throws Exception {
        var traffic = new RequestStats();
        traffic.arrived();
        traffic.arrived();

        assertThat(traffic.awaitInFlight(1, Duration.ofMillis(1))).isFalse();
        assertThat(traffic.awaitInFlight(2, Duration.ZERO)).isTrue();
    }

    @Test
    @Timeout(10)
    void wakesThoseWhoWaitForRequests() throws Exception {
        var traffic = new RequestStats();
        var server = new Thread(() -> {
            traffic.arrived();
            traffic.arrived();
        });

        server.start();
        traffic.awaitRequests(2);

        assertThat(traffic.requests()).isEqualTo(2);
        server.join();
    }

    @Test
    void wakesThoseWhoWaitForIdleness() throws Exception {
        var traffic = new RequestStats();
        traffic.arrived();
        traffic.arrived();
        var server = new Thread(() -> {
            traffic.finished();
            traffic.finished();
        });

        server.start();

        assertThat(traffic.awaitIdle(PATIENCE)).isTrue();
        server.join();
    }
}
