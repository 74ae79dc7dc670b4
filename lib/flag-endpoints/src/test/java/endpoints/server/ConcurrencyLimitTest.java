package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.faults.FaultPlan;
import endpoints.flags.FlagServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ConcurrencyLimitTest {
    @Test
    void busyServesTwentyRequestsAtOnceAndRejectsTheNext() throws Exception {
        try (var server = FlagServer.start(Endpoint.BUSY.behavior(DelayDistribution.NONE, 0, 0))) {
            var client = new FlagClient(server);
            server.gate().block("br");
            List<CompletableFuture<HttpResponse<String>>> accepted = Stream.generate(
                            () -> client.getLater("/flags/br/br.gif"))
                    .limit(20)
                    .toList();
            server.stats().awaitRequests(20);

            HttpResponse<String> rejected = client.get("/flags/us/us.gif");

            assertThat(rejected.statusCode()).isEqualTo(503);
            assertThat(rejected.headers().firstValue("Retry-After")).hasValue("1");
            assertThat(rejected.body()).isEqualTo("more than 20 requests in flight\n");
            server.gate().release("br");
            assertThat(accepted)
                    .allSatisfy(
                            response -> assertThat(response.join().statusCode()).isEqualTo(200));
            assertThat(client.get("/flags/us/us.gif").statusCode()).isEqualTo(200);
            assertThat(server.stats().rejected()).isEqualTo(1);
            assertThat(server.stats().requests()).isEqualTo(22);
            assertThat(server.stats().peakInFlight()).isEqualTo(20);
        }
    }

    @Test
    void rejectsWithAnotherStatus() throws Exception {
        var limit = new ConcurrencyLimit(1, 429);
        try (var server = FlagServer.start(new Behavior(DelayDistribution.NONE, FaultPlan.NONE, limit, 0))) {
            var client = new FlagClient(server);
            server.gate().block("br");
            CompletableFuture<HttpResponse<String>> accepted = client.getLater("/flags/br/br.gif");
            server.stats().awaitRequests(1);

            assertThat(client.get("/flags/us/us.gif").statusCode()).isEqualTo(429);

            server.gate().release("br");
            assertThat(accepted.join().statusCode()).isEqualTo(200);
        }
    }

    @Test
    void busyDelaysAsDelayDoes() {
        assertThat(Endpoint.BUSY.defaultBehavior().delay())
                .isEqualTo(Endpoint.DELAY.defaultBehavior().delay());
    }
}
