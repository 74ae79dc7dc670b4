package flags.testing;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.common.Tally;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** The memory that a style uses depends on the concurrency, not on the length of the list. */
abstract class MemoryContract extends ContractBase {
    /** Ten unread futures per slot, and one task that is about to start. */
    private static final int MAX_UNREAD_PER_SLOT = 11;

    MemoryContract(Style style, DownloadMany downloadMany) {
        super(style, downloadMany);
    }

    @Test
    void startsATaskOnlyIfFewResultsAreUnread() throws IOException, InterruptedException {
        FlagServer server = startServer();
        int concurrency = atMost(3);
        var codes = new TrackedCodes(CountryCodes.every());

        downloads().tallyFrom(server.url(), codes, concurrency, codes);

        assertThat(codes.peakUnread()).isLessThanOrEqualTo(MAX_UNREAD_PER_SLOT * concurrency);
    }

    @Test
    void keepsNeitherFuturesNorResultsThatAreRead() throws Exception {
        FlagServer server = startServer();
        int concurrency = atMost(3);
        List<String> fewDistinct = CountryCodes.every().subList(0, 26);
        List<String> list = new ArrayList<>();
        Collections.nCopies(20, fewDistinct).forEach(list::addAll);
        list.add("BR");
        var codes = new TrackedCodes(list);
        int limit = MAX_UNREAD_PER_SLOT * concurrency + fewDistinct.size();
        server.gate().block("br");
        FutureTask<Tally> program = start(() -> downloads().tallyFrom(server.url(), codes, concurrency, codes));
        codes.awaitEnded(list.size() - 1);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(codes.countReachable()).isLessThanOrEqualTo(limit));

        server.gate().release("br");
        program.get(60, SECONDS);
    }
}
