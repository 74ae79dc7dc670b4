package prices.futures;

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
import prices.client.Price;
import prices.client.PriceClientSettings;
import prices.futures.SingleLesson.Waits;
import prices.run.RunResult;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SingleLessonTest {
    private static final String BITSTAMP = "bitstamp/btc/2020-04-01";
    private static final Duration LONG_TIMEOUT = Duration.ofSeconds(30);
    private static final Waits SHORT_WAITS = new Waits(Duration.ofMillis(1), Duration.ofMillis(1));

    private final List<String> lines = new ArrayList<>();

    @ParameterizedTest
    @EnumSource
    void showsTheSameForEachKindOfExecutor(ExecutorKind kind) throws Exception {
        try (var server = PriceServer.start(new Behavior(DelayDistribution.NONE, 0, 0))) {
            server.gate().block(BITSTAMP);
            // The server responds when the program has printed the line before.
            var out = new PrintStream(new ByteArrayOutputStream(), true, UTF_8) {
                @Override
                public void println(String line) {
                    lines.add(line);
                    if (line.contains("TimeoutException") || line.contains("after submission")) {
                        server.gate().release(BITSTAMP);
                    } else if (line.startsWith("get: 6421")) {
                        server.gate().block(BITSTAMP);
                    }
                }
            };

            RunResult result = new SingleLesson(kind, SHORT_WAITS, new Console(out, out, false)).run(settings(server));

            assertThat(result.prices()).extracting(Price::close).containsExactly("6421.14", "6401.9");
            assertThat(lines)
                    .filteredOn(line -> !line.startsWith("isDone after 0.001 s") && !line.startsWith("Elapsed"))
                    .containsExactly(
                            "bitstamp btc 2020-04-01 submitted",
                            "get with a timeout of 0.001 s: java.util.concurrent.TimeoutException",
                            "get: 6421.14",
                            "bitstamp btc 2020-04-01 and kraken btc 2020-04-01 submitted",
                            "isDone after submission: false",
                            "get: bitstamp btc 2020-04-01 6421.14",
                            "get: kraken btc 2020-04-01 6401.9",
                            "isDone after get: true");
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureTravelsThroughTheFuture(ExecutorKind kind) throws Exception {
        try (var refusing = PriceServer.start(new Behavior(DelayDistribution.NONE, 1, 0))) {
            var bytes = new ByteArrayOutputStream();
            var out = new PrintStream(bytes, true, UTF_8);

            RunResult result = new SingleLesson(
                            kind, new Waits(LONG_TIMEOUT, Duration.ZERO), new Console(out, out, false))
                    .run(settings(refusing));

            assertThat(result.prices()).isEmpty();
            assertThat(bytes.toString(UTF_8).lines())
                    .contains(
                            "get with a timeout of 30 s: HTTP error 418 - I'm a teapot",
                            "2 failed: HTTP error 418 - I'm a teapot (bitstamp btc 2020-04-01 …)");
        }
    }

    private static PriceClientSettings settings(PriceServer server) {
        return new PriceClientSettings(URI.create(server.url()), new ClientSettings(2, LONG_TIMEOUT, LONG_TIMEOUT));
    }
}
