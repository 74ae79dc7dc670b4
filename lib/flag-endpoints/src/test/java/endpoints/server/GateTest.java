package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GateTest {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private FlagServer server;
    private FlagClient client;

    @BeforeEach
    void startServer() throws Exception {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        client = new FlagClient(server);
    }

    @AfterEach
    void closeServer() {
        server.close();
    }

    @Test
    void blocksAllResponsesUntilEnoughRequestsHaveArrived() {
        server.gate().blockUntilArrived(20);

        List<CompletableFuture<HttpResponse<String>>> responses = Stream.generate(() -> "/flags/br/br.gif")
                .limit(20)
                .map(client::getLater)
                .toList();

        assertThat(responses)
                .allSatisfy(response -> assertThat(response.join().statusCode()).isEqualTo(200));
        assertThat(server.stats().peakInFlight()).isEqualTo(20);
    }

    @Test
    void staysOpenAfterEnoughRequestsHaveArrived() throws Exception {
        server.gate().blockUntilArrived(2);
        CompletableFuture<HttpResponse<String>> other = client.getLater("/flags/us/us.gif");
        client.get("/flags/br/br.gif");
        other.join();

        assertThat(client.get("/flags/fr/fr.gif").statusCode()).isEqualTo(200);
    }

    @Test
    void blocksCodeUntilItIsReleased() throws Exception {
        server.gate().block("br");
        server.gate().blockUntilArrived(2);
        CompletableFuture<HttpResponse<String>> brazil = client.getLater("/flags/br/br.gif");

        HttpResponse<String> other = client.get("/flags/us/us.gif");

        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(brazil).isNotDone();
        assertThat(server.stats().inFlight()).isEqualTo(1);

        server.gate().release("br");

        assertThat(brazil.join().statusCode()).isEqualTo(200);
        assertThat(client.get("/flags/br/metadata.json").statusCode()).isEqualTo(200);
        assertThat(server.stats().inFlight()).isZero();
    }

    @Test
    void releasingUnblockedCodeHasNoEffect() throws Exception {
        server.gate().release("br");

        assertThat(client.get("/flags/br/br.gif").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotBlockPages() throws Exception {
        server.gate().blockUntilArrived(1000);

        assertThat(client.get("/flags/").statusCode()).isEqualTo(200);
    }

    @Test
    void doesNotCountDisconnectedClientAsInFlight() throws Exception {
        try (var delayed = FlagServer.start(new Behavior(DelayDistribution.constant(Duration.ofMillis(20)), 0, 0))) {
            delayed.gate().blockUntilArrived(2);
            try (var disconnecting = RawConnection.to(delayed)) {
                disconnecting.sendGet("/flags/br/br.gif");
            }

            HttpResponse<String> response = new FlagClient(delayed).get("/flags/us/us.gif");

            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(delayed.stats().requests()).isEqualTo(2);
            assertThat(delayed.stats().awaitIdle(TIMEOUT)).isTrue();
            assertThat(new FlagClient(delayed).get("/flags/br/br.gif").statusCode())
                    .as("next client")
                    .isEqualTo(200);
        }
    }
}
