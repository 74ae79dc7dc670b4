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
 * Whatever is sent, the answer is HTTP or the end of the connection, and the next client is served. What a failure
 * reports as its seed can be sent again alone with {@code -Dfuzz.seed=…}.
 */
class ProtocolFuzzTest {
    private static final int FEW = 3_000;
    private static final int MANY = 100_000;
    private static final Duration SILENCE = Duration.ofMillis(50);
    private static final Pattern HEAD =
            Pattern.compile("HTTP/1\\.[01] [1-5]\\d\\d [^\r\n]*\r\n(?:[!-9;-~]+:[^\r\n]*\r\n)*\r\n");
    private static final Pattern LENGTH = Pattern.compile("\r\nContent-Length: (\\d+)\r\n");

    @Test
    @Timeout(120)
    void answersEveryRequest() throws Exception {
        answersRequests(FEW);
    }

    @Test
    @Tag("long")
    @Timeout(1200)
    void answersAHundredThousandRequests() throws Exception {
        answersRequests(MANY);
    }

    private static void answersRequests(int requests) throws Exception {
        Long onlySeed = Long.getLong("fuzz.seed");
        long first = onlySeed == null ? 0 : onlySeed;
        long end = onlySeed == null ? requests : first + 1;
        try (var flags = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                var prices = PriceServer.start(new Behavior(DelayDistribution.NONE, 0, 0))) {
            for (long seed = first; seed < end; seed++) {
                EndpointServer server = seed % 4 == 0 ? prices : flags;
                answers(server, seed);
                servesAGoodClient(flags, seed);
            }
            assertThat(flags.stats().inFlight()).isZero();
            assertThat(prices.stats().inFlight()).isZero();
        }
    }

    private static void answers(EndpointServer server, long seed) throws IOException {
        try (var connection = RawConnection.to(server)) {
            connection.breakOffOnClose();
            connection.send(new RequestGenerator(seed).next());
            String answer = new String(connection.readUntilSilence(SILENCE), ISO_8859_1);
            assertThat(malformedPart(answer)).as("answer to seed %d", seed).isEmpty();
        } catch (SocketException closed) {
            // Before all was sent or read.
        } catch (IOException e) {
            throw new AssertionError("seed " + seed, e);
        }
    }

    private static void servesAGoodClient(EndpointServer server, long seed) throws IOException {
        try (var connection = RawConnection.to(server)) {
            connection.breakOffOnClose();
            connection.sendGet("/flags/br/metadata.json");
            assertThat(connection.read().status()).as("after seed %d", seed).isEqualTo(200);
        }
    }

    /** What is left when all responses were taken off the front, some of which have no body whatever they say. */
    private static String malformedPart(String answer) {
        String rest = answer;
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
