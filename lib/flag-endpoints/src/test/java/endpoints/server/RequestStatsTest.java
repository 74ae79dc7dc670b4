package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class RequestStatsTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    @Test
    void countsOnlyRequestsForFlagsAndMetadata() throws Exception {
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
    void countsRefusedRequests() throws Exception {
        try (var server = FlagServer.start(new Behavior(DelayDistribution.NONE, 1, 0))) {
            new FlagClient(server).get("/flags/br/br.gif");

            assertThat(server.stats().requests()).isEqualTo(1);
        }
    }

    @Test
    void peakNeverExceedsTheConcurrencyOfTheClient() throws Exception {
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
        var stats = new RequestStats();

        stats.arrived();
        stats.arrived();
        stats.finished();
        stats.arrived();
        stats.finished();
        stats.finished();

        assertThat(stats.peakInFlight()).isEqualTo(2);
        assertThat(stats.inFlight()).isZero();
    }

    @Test
    void isIdleWhenNothingIsInFlight() throws Exception {
        var stats = new RequestStats();

        assertThat(stats.awaitIdle(Duration.ZERO)).isTrue();
        stats.arrived();
        assertThat(stats.awaitIdle(Duration.ofMillis(1))).isFalse();
        stats.finished();
        assertThat(stats.awaitIdle(Duration.ZERO)).isTrue();
    }

    @Test
    void awaitsMaximumInFlight() throws Exception {
        var stats = new RequestStats();
        stats.arrived();
        stats.arrived();

        assertThat(stats.awaitInFlight(1, Duration.ofMillis(1))).isFalse();
        assertThat(stats.awaitInFlight(2, Duration.ZERO)).isTrue();
    }

    @Test
    @Timeout(10)
    void wakesThreadsThatAwaitRequests() throws Exception {
        var stats = new RequestStats();
        var server = new Thread(() -> {
            stats.arrived();
            stats.arrived();
        });

        server.start();
        stats.awaitRequests(2);

        assertThat(stats.requests()).isEqualTo(2);
        server.join();
    }

    @Test
    void wakesThreadsThatAwaitIdle() throws Exception {
        var stats = new RequestStats();
        stats.arrived();
        stats.arrived();
        var server = new Thread(() -> {
            stats.finished();
            stats.finished();
        });

        server.start();

        assertThat(stats.awaitIdle(TIMEOUT)).isTrue();
        server.join();
    }
}
