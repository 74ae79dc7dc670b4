package flags.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.common.Style.Trait;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reporting.Display;

/** A style has the traits that it declares, and no others. {@link InterruptionContract} tests deferred interrupts. */
abstract class TraitContract {
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Style style;
    private final DownloadMany downloadMany;
    private FlagServer server;

    @TempDir
    private Path destination;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory and calls the method that starts the server.
    TraitContract(Style style, DownloadMany downloadMany) {
        this.style = style;
        this.downloadMany = downloadMany;
    }

    @BeforeEach
    void startServer() throws IOException, InterruptedException {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
    }

    @AfterEach
    void stopServer() {
        server.closeNow();
    }

    @Test
    void usesTheDeclaredClient() throws InterruptedException {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Set<Thread> started = new HashSet<>();
        Display threads = message -> started.addAll(Thread.getAllStackTraces().keySet());

        downloads().tallyFrom(server.url(), List.of("BR"), 1, threads);

        started.removeAll(before);
        boolean asynchronous =
                started.stream().anyMatch(thread -> thread.getName().startsWith("saving-"));
        assertThat(asynchronous).isEqualTo(style.has(Trait.ASYNCHRONOUS_CLIENT));
    }

    @Test
    void aSlowDownloadDelaysTheStartOfOthersOnlyIfUnreadResultsKeepTheirSlots() throws Exception {
        int concurrency = Math.min(3, style.maxConcurrency());
        var codes = new TrackedCodes(
                Stream.concat(Stream.of("BR"), CountryCodes.every().stream().limit(2L * concurrency))
                        .toList());
        server.gate().block("br");
        var program = new FutureTask<>(() -> downloads().tallyFrom(server.url(), codes, concurrency, codes));
        new Thread(program, "program").start();

        // With a single slot, no download starts before the previous one has ended.
        boolean delayed = concurrency == 1 || style.has(Trait.UNREAD_RESULTS_KEEP_SLOTS);
        server.stats().awaitRequests(delayed ? concurrency : codes.size());
        assertThat(server.stats().awaitInFlight(1, LONG)).isTrue();
        server.gate().release("br");
        program.get(60, SECONDS);

        if (delayed) {
            assertThat(codes.peakUnread()).isEqualTo(concurrency);
        }
    }

    private Downloads downloads() {
        return new Downloads(style, downloadMany, destination);
    }
}
