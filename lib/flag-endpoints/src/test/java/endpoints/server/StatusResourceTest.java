package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class StatusResourceTest {
    private FlagServer server;

    @BeforeEach
    void start() throws Exception {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
    }

    @AfterEach
    void stop() {
        server.closeNow();
    }

    @Test
    void startsAtZero() throws Exception {
        HttpResponse<String> status = new FlagClient(server).get("/status");

        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.headers().firstValue("Content-Type")).hasValue("application/json; charset=UTF-8");
        assertThat(status.headers().firstValue("Cache-Control")).hasValue("no-store");
        assertThat(status.body())
                .isEqualTo(
                        "{\"requests\":0,\"connections\":0,\"inFlight\":0,\"peakInFlight\":0,\"faults\":0,\"rejected\":0}");
    }

    @Test
    void countsRequestsAndPeakInFlight() throws Exception {
        server.gate().blockUntilArrived(3);
        var client = new FlagClient(server);

        CompletableFuture<?> first = client.getLater("/flags/br/br.gif");
        CompletableFuture<?> second = client.getLater("/flags/cn/cn.gif");
        server.stats().awaitRequests(2);

        assertThat(client.get("/status").body())
                .isEqualTo(
                        "{\"requests\":2,\"connections\":2,\"inFlight\":2,\"peakInFlight\":2,\"faults\":0,\"rejected\":0}");
        client.get("/flags/us/us.gif");
        CompletableFuture.allOf(first, second).join();
    }

    @Test
    void countsReusedConnectionOnce() throws Exception {
        try (RawConnection connection = RawConnection.to(server)) {
            for (int request = 0; request < 3; request++) {
                connection.sendGet("/flags/br/br.gif");
                connection.read();
            }

            assertThat(new FlagClient(server).get("/status").body())
                    .isEqualTo(
                            "{\"requests\":3,\"connections\":1,\"inFlight\":0,\"peakInFlight\":1,\"faults\":0,\"rejected\":0}");
        }
    }

    @Test
    void deleteResetsAllButRequestsInFlight() throws Exception {
        server.gate().block("br");
        var client = new FlagClient(server);
        client.get("/flags/cn/cn.gif");
        CompletableFuture<?> delayed = client.getLater("/flags/br/br.gif");
        server.stats().awaitRequests(2);

        HttpResponse<String> status = client.send("DELETE", "/status");

        assertThat(status.statusCode()).isEqualTo(200);
        assertThat(status.body())
                .isEqualTo(
                        "{\"requests\":0,\"connections\":0,\"inFlight\":1,\"peakInFlight\":1,\"faults\":0,\"rejected\":0}");
        server.gate().release("br");
        delayed.join();
    }

    @Test
    void rejectsOtherMethods() throws Exception {
        HttpResponse<String> response = new FlagClient(server).send("POST", "/status");

        assertThat(response.statusCode()).isEqualTo(405);
        assertThat(response.headers().firstValue("Allow")).hasValue("GET, HEAD, DELETE");
    }
}
