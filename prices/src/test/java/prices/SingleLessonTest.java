package prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commandline.Console;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import httpclient.ClientSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import prices.SingleLesson.Waits;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SingleLessonTest {
    private static final String BITSTAMP = "bitstamp/btc/2020-04-01";
    private static final Duration GENEROUS = Duration.ofSeconds(30);
    private static final Waits SHORT = new Waits(Duration.ofMillis(1), Duration.ofMillis(1));

    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void showsWhatFuturesTellWhicheverExecutorTheyComeFrom(ExecutorKind kind) throws Exception {
        try (var server = PriceServer.start(new Behavior(DelayDistribution.NONE, 0, 0))) {
            server.gate().block(BITSTAMP);
            // The server answers when what must be said before was said.
            var out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8) {
                @Override
                public void println(String line) {
                    lines.add(line);
                    if (line.contains("TimeoutException") || line.contains("just submitted")) {
                        server.gate().release(BITSTAMP);
                    } else if (line.startsWith("get: 6421")) {
                        server.gate().block(BITSTAMP);
                    }
                }
            };

            Outcome outcome = new SingleLesson(kind, SHORT, new Console(out, out, false)).run(settings(server));

            assertThat(outcome.prices())
                    .extracting(Price::close)
                    .extracting(Object::toString)
                    .containsExactly("6421.14", "6401.9");
            assertThat(lines)
                    .filteredOn(line -> !line.startsWith("isDone, 0.001 s later") && !line.startsWith("Elapsed"))
                    .containsExactly(
                            "bitstamp btc 2020-04-01 submitted",
                            "get, for 0.001 s at most: java.util.concurrent.TimeoutException",
                            "get: 6421.14",
                            "bitstamp btc 2020-04-01 and kraken btc 2020-04-01 submitted",
                            "isDone, just submitted: false",
                            "get: bitstamp btc 2020-04-01 6421.14",
                            "get: kraken btc 2020-04-01 6401.9",
                            "isDone, with its result: true");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureTravelsThroughTheFuture(ExecutorKind kind) throws Exception {
        try (var refusing = PriceServer.start(new Behavior(DelayDistribution.NONE, 1, 0))) {
            var bytes = new ByteArrayOutputStream();
            var out = new PrintStream(bytes, true, UTF_8);

            Outcome outcome = new SingleLesson(kind, new Waits(GENEROUS, Duration.ZERO), new Console(out, out, false))
                    .run(settings(refusing));

            assertThat(outcome.failures()).containsOnlyKeys("HTTP error 418 - I'm a teapot");
            assertThat(bytes.toString(UTF_8).lines())
                    .contains(
                            "get, for 30 s at most: HTTP error 418 - I'm a teapot",
                            "2 failed: HTTP error 418 - I'm a teapot (bitstamp btc 2020-04-01 …)");
        }
    }

    private static PriceClientSettings settings(PriceServer server) {
        return new PriceClientSettings(URI.create(server.url()), new ClientSettings(2, GENEROUS, GENEROUS));
    }
}
