package flags.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The memory that a style uses depends on the concurrency, not on the length of the list. */
abstract class MemoryContract {
    /** Ten unread futures per slot, and one task that is about to start. */
    private static final int MAX_UNREAD_PER_SLOT = 11;

    private final Style style;
    private final DownloadMany downloadMany;
    private FlagServer server;

    @TempDir
    private Path destination;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory and calls the method that starts the server.
    MemoryContract(Style style, DownloadMany downloadMany) {
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
    void startsATaskOnlyIfFewResultsAreUnread() throws InterruptedException {
        int concurrency = Math.min(3, style.maxConcurrency());
        var codes = new TrackedCodes(CountryCodes.every());

        downloads().tallyFrom(server.url(), codes, concurrency, codes);

        assertThat(codes.peakUnread()).isLessThanOrEqualTo(MAX_UNREAD_PER_SLOT * concurrency);
    }

    @Test
    void keepsNeitherFuturesNorResultsThatAreRead() throws Exception {
        int concurrency = Math.min(3, style.maxConcurrency());
        List<String> fewDistinct = CountryCodes.every().subList(0, 26);
        List<String> list = new ArrayList<>();
        Collections.nCopies(20, fewDistinct).forEach(list::addAll);
        list.add("BR");
        var codes = new TrackedCodes(list);
        int limit = MAX_UNREAD_PER_SLOT * concurrency + fewDistinct.size();
        server.gate().block("br");
        var program = new FutureTask<>(() -> downloads().tallyFrom(server.url(), codes, concurrency, codes));
        new Thread(program, "program").start();
        codes.awaitEnded(list.size() - 1);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(codes.countReachable()).isLessThanOrEqualTo(limit));

        server.gate().release("br");
        program.get(60, SECONDS);
    }

    private Downloads downloads() {
        return new Downloads(style, downloadMany, destination);
    }
}
