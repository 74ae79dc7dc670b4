package endpoints.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import endpoints.prices.PriceServer;
import java.io.IOException;
import java.net.SocketException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Sends generated requests. Each is answered with HTTP or a closed connection, and the next client is served.
 * {@code -Dfuzz.seed=…} repeats the request of a failure.
 */
class ProtocolFuzzTest {
    private static final int FEW = 3_000;
    private static final int MANY = 100_000;
    private static final Duration IDLE_TIMEOUT = Duration.ofSeconds(10);
    private static final Duration SILENCE = Duration.ofMillis(50);
    private static final Pattern HEAD =
            Pattern.compile("HTTP/1\\.[01] [1-5]\\d\\d [^\r\n]*\r\n(?:[!-9;-~]+:[^\r\n]*\r\n)*\r\n");
    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

    @Test
    @Timeout(120)
    void answersEveryRequest() throws Exception {
        assertAnswersRequests(FEW);
    }

    @Test
    @Tag("long")
    @Timeout(1200)
    void answersOneHundredThousandRequests() throws Exception {
        assertAnswersRequests(MANY);
    }

    private static void assertAnswersRequests(int requests) throws Exception {
        Long onlySeed = Long.getLong("fuzz.seed");
        long first = onlySeed == null ? 0 : onlySeed;
        long end = onlySeed == null ? requests : first + 1;
        try (var flags = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                var chaos = FlagServer.start(Endpoint.CHAOS.defaultBehavior());
                var prices = PriceServer.start(new Behavior(DelayDistribution.NONE, 0, 0))) {
            for (long seed = first; seed < end; seed++) {
                switch ((int) (seed % 4)) {
                    case 0 -> answers(prices, seed);
                    case 1 -> sendsAnything(chaos, seed);
                    default -> answers(flags, seed);
                }
                assertServesNextClient(flags, seed);
            }
            assertServesNextClient(chaos, end);
            assertThat(chaos.stats().awaitIdle(IDLE_TIMEOUT)).isTrue();
            assertThat(flags.stats().inFlight()).isZero();
            assertThat(prices.stats().inFlight()).isZero();
        }
    }

    private static void answers(EndpointServer server, long seed) throws IOException {
        try (var connection = RawConnection.to(server)) {
            connection.resetOnClose();
            connection.send(new RequestGenerator(seed).next());
            String responses = new String(connection.readUntilSilence(SILENCE), ISO_8859_1);
            assertThat(malformedPart(responses))
                    .as("responses to seed %d", seed)
                    .isEmpty();
        } catch (SocketException closed) {
            // Closed before everything was sent or read.
        } catch (IOException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    /** Sends requests to a server that may respond with anything. */
    private static void sendsAnything(EndpointServer server, long seed) throws IOException {
        try (var connection = RawConnection.to(server)) {
            connection.resetOnClose();
            connection.send(RequestGenerator.withFaults(seed).next());
            connection.readUntilSilence(SILENCE);
        } catch (SocketException closed) {
            // Closed before everything was sent or read.
        }
    }

    private static void assertServesNextClient(EndpointServer server, long seed) throws IOException {
        try (var connection = RawConnection.to(server)) {
            connection.resetOnClose();
            connection.sendGet("/fault/none/flags/br/metadata.json");
            assertThat(connection.read().status()).as("after seed %d", seed).isEqualTo(200);
        }
    }

    /** Strips complete responses from the front. A response to HEAD has no body, whatever its Content-Length. */
    private static String malformedPart(String responses) {
        String rest = responses;
        Matcher head = HEAD.matcher(rest);
        while (head.lookingAt()) {
            Matcher length = LENGTH.matcher(head.group());
            String body = rest.substring(head.end());
            boolean empty = body.isEmpty() || body.startsWith("HTTP/1.");
            if (!empty && !length.find()) {
                return "";
            }
            rest = empty ? body : body.substring(Math.min(body.length(), Integer.parseInt(length.group(1))));
            head = HEAD.matcher(rest);
        }
        return rest;
    }
}
