package flags.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import commandline.Console;
import commandline.ExitStatus;
import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import flags.common.DownloadMany;
import flags.common.DownloaderSettings;
import flags.common.FlagDownloader;
import flags.common.Style;
import flags.common.Style.Trait;
import flags.common.Tally;
import flags.testing.Downloads.Outcome;
import httpclient.ClientSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** An interrupted program reports what it has saved, and leaves no thread and no process behind. After Ctrl-C it ends promptly. */
abstract class InterruptionContract extends ContractBase {
    private static final int CONCURRENCY = 10;
    private static final int DOWNLOADS = 26;

    /** Responses that never arrive. Three codes come before the first. */
    private static final List<String> BLOCKED = List.of("bd", "bh", "bo", "br", "bz");

    private static final List<String> BR_CN = List.of("BR", "CN");

    InterruptionContract(Style style, DownloadMany downloadMany) {
        super(style, downloadMany);
    }

    @Test
    void reportsFinishedDownloadsAndLeavesNothingRunning() throws Exception {
        FlagServer server = startServer();
        BLOCKED.forEach(server.gate()::block);
        int started = startedDownloads();
        int delayed = (int) CountryCodes.parse(List.of("B")).stream()
                .limit(started)
                .filter(code -> BLOCKED.contains(code.toLowerCase(Locale.ROOT)))
                .count();
        LeftoverThreads threads = LeftoverThreads.since();
        Set<ProcessHandle> processesBefore = processes();
        var out = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(out, true, UTF_8), false);

        FutureTask<Integer> program = startProgram(server, console, "-m", Integer.toString(CONCURRENCY), "B");
        server.stats().awaitRequests(started);
        assertThat(server.stats().awaitInFlight(delayed, LONG)).isTrue();
        interrupt();
        if (style.has(Trait.DEFERS_INTERRUPTS)) {
            BLOCKED.forEach(server.gate()::release);
        }

        assertThat(program.get(30, TimeUnit.SECONDS)).isEqualTo(ExitStatus.INTERRUPTED);
        List<String> files = files();
        assertThat(files).allMatch(file -> file.matches("[A-Z]{2}\\.gif"));
        assertThat(count(out, "flags? downloaded")).isEqualTo(files.size());
        assertThat(count(out, "flags? downloaded") + count(out, "not found") + count(out, "not finished"))
                .isEqualTo(DOWNLOADS);
        assertThat(count(out, "not finished"))
                .isGreaterThanOrEqualTo(style.has(Trait.DEFERS_INTERRUPTS) ? DOWNLOADS - started : delayed);
        assertThat(out.toString(UTF_8)).doesNotContain(" error");
        assertThat(threads.names()).isEmpty();
        assertThat(processes()).isSubsetOf(processesBefore);
    }

    /** Returns how many downloads start if the blocked ones do not end. */
    private int startedDownloads() {
        int concurrency = atMost(CONCURRENCY);
        boolean firstBlockedDelaysOthers = concurrency == 1 || style.has(Trait.UNREAD_RESULTS_KEEP_SLOTS);
        return firstBlockedDelaysOthers ? 3 + concurrency : DOWNLOADS;
    }

    @Test
    void downloadsNothingIfInterruptedBefore() throws Exception {
        FlagServer server = startServer();
        server.gate().blockUntilArrived(Integer.MAX_VALUE);

        FutureTask<Outcome> program = start(() -> {
            Thread.currentThread().interrupt();
            return downloads().from(server.url(), BR_CN, 1);
        });

        assertThatThrownBy(() -> program.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(files()).isEmpty();
    }

    @Test
    void hasNoDownloadInFlightAfterThrowing() throws Exception {
        FlagServer server = startServer();
        List.of("br", "cn").forEach(server.gate()::block);
        try (FlagDownloader downloader = downloader(server)) {
            FutureTask<Tally> program = start(() -> tallyOf(BR_CN, downloader));
            server.stats().awaitRequests(atMost(2));

            interrupt();
            if (style.has(Trait.DEFERS_INTERRUPTS)) {
                await().until(() -> !isInterrupted()); // it has noticed the interrupt
                List.of("br", "cn").forEach(server.gate()::release);
            }

            assertThatThrownBy(() -> program.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            List.of("br", "cn").forEach(server.gate()::release);
            // A download that is still in flight would be saved before these.
            downloader.downloadOne("IN");
            downloader.downloadOneAsync("ID").get(30, TimeUnit.SECONDS);
            assertThat(files())
                    .containsExactlyInAnyOrderElementsOf(
                            style.has(Trait.DEFERS_INTERRUPTS)
                                    ? List.of("BR.gif", "CN.gif", "ID.gif", "IN.gif")
                                    : List.of("ID.gif", "IN.gif"));
        }
    }

    /** Ctrl-C cancels the downloader and interrupts the program. */
    @Test
    void ctrlCEndsTheDownloadsInFlightWithoutTheirResponses() throws Exception {
        FlagServer server = startServer();
        List.of("br", "cn").forEach(server.gate()::block);
        try (FlagDownloader downloader = downloader(server)) {
            FutureTask<Tally> program = start(() -> tallyOf(BR_CN, downloader));
            server.stats().awaitRequests(atMost(2));

            interrupt();
            downloader.cancel();

            await().atMost(LONG).until(program::isDone);
            assertThat(files()).isEmpty();
        }
    }

    /** Creates a downloader with as many connections as downloads, so one that is left in flight delays the next. */
    private FlagDownloader downloader(FlagServer server) {
        var client = new ClientSettings(atMost(2), LONG, LONG);
        return new FlagDownloader(new DownloaderSettings(URI.create(server.url()), destination.toString(), client));
    }

    private Tally tallyOf(List<String> codes, FlagDownloader downloader) throws InterruptedException {
        var tally = new Tally(new Recording());
        downloadMany.downloadMany(codes, downloader, atMost(2), tally);
        return tally;
    }

    private static int count(ByteArrayOutputStream out, String label) {
        return out.toString(UTF_8)
                .lines()
                .filter(line -> line.matches(" *\\d+ " + label + "\\."))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .sum();
    }

    private static Set<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }
}
