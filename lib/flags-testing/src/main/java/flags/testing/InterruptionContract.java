package flags.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import commandline.Console;
import commandline.ExitStatus;
import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.DownloaderSettings;
import flags.common.FlagDownloader;
import flags.common.FlagsProgram;
import flags.common.Style;
import flags.common.Style.Trait;
import flags.common.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An interrupted program reports what it has saved, and leaves no thread and no process behind. After Ctrl-C it ends promptly. */
abstract class InterruptionContract {
    private static final int CONCURRENCY = 10;
    private static final int DOWNLOADS = 26;

    /** Responses that never arrive. Three codes come before the first. */
    private static final List<String> BLOCKED = List.of("bd", "bh", "bo", "br", "bz");

    private static final List<String> BR_CN = List.of("BR", "CN");
    private static final Duration LONG = Duration.ofSeconds(60);

    private final Style style;
    private final DownloadMany downloadMany;
    private FlagServer server;

    @TempDir
    private Path destination;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory and calls the method that starts the server.
    InterruptionContract(Style style, DownloadMany downloadMany) {
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
    void reportsFinishedDownloadsAndLeavesNothingRunning() throws Exception {
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
        String[] args = {
            "-m",
            Integer.toString(CONCURRENCY),
            "-d",
            destination.toString(),
            "-t",
            "60",
            "--base-url",
            server.url(),
            "B"
        };
        var program = new FutureTask<>(() -> FlagsProgram.run(style, args, downloadMany, console));
        var thread = new Thread(program, "program");
        thread.start();

        server.stats().awaitRequests(started);
        assertThat(server.stats().awaitInFlight(delayed, LONG)).isTrue();
        thread.interrupt();
        if (style.has(Trait.DEFERS_INTERRUPTS)) {
            BLOCKED.forEach(server.gate()::release);
        }

        assertThat(program.get(30, TimeUnit.SECONDS)).isEqualTo(ExitStatus.INTERRUPTED);
        List<String> files = savedFiles();
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
        int concurrency = Math.min(CONCURRENCY, style.maxConcurrency());
        boolean firstBlockedDelaysOthers = concurrency == 1 || style.has(Trait.UNREAD_RESULTS_KEEP_SLOTS);
        return firstBlockedDelaysOthers ? 3 + concurrency : DOWNLOADS;
    }

    @Test
    void downloadsNothingIfInterruptedBefore() throws Exception {
        server.gate().blockUntilArrived(Integer.MAX_VALUE);
        var downloads = new Downloads(style, downloadMany, destination);
        var program = new FutureTask<>(() -> {
            Thread.currentThread().interrupt();
            return downloads.from(server.url(), List.of("BR", "CN"), 1);
        });

        new Thread(program, "program").start();

        assertThatThrownBy(() -> program.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
        assertThat(savedFiles()).isEmpty();
    }

    @Test
    void hasNoDownloadInFlightAfterThrowing() throws Exception {
        List.of("br", "cn").forEach(server.gate()::block);
        try (var downloader = new FlagDownloader(settings())) {
            var program = new FutureTask<>(() -> tallyOf(BR_CN, downloader));
            var thread = new Thread(program, "program");
            thread.start();
            server.stats().awaitRequests(concurrencyOfTwo());

            thread.interrupt();
            if (style.has(Trait.DEFERS_INTERRUPTS)) {
                await().until(() -> !thread.isInterrupted()); // it has noticed the interrupt
                List.of("br", "cn").forEach(server.gate()::release);
            }

            assertThatThrownBy(() -> program.get(30, TimeUnit.SECONDS)).hasCauseInstanceOf(InterruptedException.class);
            List.of("br", "cn").forEach(server.gate()::release);
            // A download that is still in flight would be saved before these.
            downloader.downloadOne("IN");
            downloader.downloadOneAsync("ID").get(30, TimeUnit.SECONDS);
            assertThat(savedFiles())
                    .containsExactlyInAnyOrderElementsOf(
                            style.has(Trait.DEFERS_INTERRUPTS)
                                    ? List.of("BR.gif", "CN.gif", "ID.gif", "IN.gif")
                                    : List.of("ID.gif", "IN.gif"));
        }
    }

    /** Ctrl-C cancels the downloader and interrupts the program. */
    @Test
    void ctrlCEndsTheDownloadsInFlightWithoutTheirResponses() throws Exception {
        List.of("br", "cn").forEach(server.gate()::block);
        try (var downloader = new FlagDownloader(settings())) {
            var program = new FutureTask<>(() -> tallyOf(BR_CN, downloader));
            var thread = new Thread(program, "program");
            thread.start();
            server.stats().awaitRequests(concurrencyOfTwo());

            thread.interrupt();
            downloader.cancel();

            await().atMost(LONG).until(program::isDone);
            assertThat(savedFiles()).isEmpty();
        }
    }

    private Tally tallyOf(List<String> codes, FlagDownloader downloader) throws InterruptedException {
        var tally = new Tally(new Recording());
        downloadMany.downloadMany(codes, downloader, concurrencyOfTwo(), tally);
        return tally;
    }

    private DownloaderSettings settings() {
        return new DownloaderSettings(URI.create(server.url()), destination.toString(), concurrencyOfTwo(), LONG, LONG);
    }

    private int concurrencyOfTwo() {
        return Math.min(2, style.maxConcurrency());
    }

    private static int count(ByteArrayOutputStream out, String label) {
        return out.toString(UTF_8)
                .lines()
                .filter(line -> line.matches(" *\\d+ " + label + "\\."))
                .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")))
                .sum();
    }

    private List<String> savedFiles() throws IOException {
        try (Stream<Path> files = Files.list(destination)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static Set<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().collect(Collectors.toSet());
    }
}
