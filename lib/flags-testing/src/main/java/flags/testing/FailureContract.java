package flags.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import endpoints.faults.FaultPlan;
import endpoints.flags.FlagServer;
import endpoints.server.Behavior;
import endpoints.server.ConcurrencyLimit;
import endpoints.server.DelayDistribution;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.testing.Downloads.Outcome;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A server fault affects one flag only: it is counted with the right status, and the next flag is downloaded. */
abstract class FailureContract extends ContractBase {
    private static final List<String> BAD_AND_GOOD = List.of("BR", "CN");
    private static final Duration TIMEOUT = Duration.ofSeconds(3);
    private static final Duration MAX_TIME = Duration.ofSeconds(5);

    /** With this seed and this rate of faults, BR meets a fault and CN does not. */
    private static final long SEED = 14;

    private static final double FAULT_RATE = 0.5;

    /** A GIF without a picture. */
    private static final String GIF = "GIF89a" + "\0".repeat(7) + ";";

    FailureContract(Style style, DownloadMany downloadMany) {
        super(style, downloadMany);
    }

    @ParameterizedTest
    @EnumSource
    void countsTheFlagAndDownloadsTheNext(Misbehavior misbehavior) throws Exception {
        var faults = new FaultPlan(FAULT_RATE, List.of(misbehavior.fault()), List.of());
        var behavior = new Behavior(DelayDistribution.NONE, faults, ConcurrencyLimit.NONE, SEED);
        FlagServer server = startServer(behavior);

        Outcome outcome = downloads(misbehavior).from(server.url(), BAD_AND_GOOD, atMost(2));

        assertResults(outcome, misbehavior.line(), misbehavior.isHarmless());
    }

    @ParameterizedTest
    @EnumSource
    void countsAFlagWithAResponseThatOnlyAStubSends(StubbedResponse stubbed) throws Exception {
        ExecutorService threads = Executors.newCachedThreadPool();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/br/br.gif", stubbed);
        server.createContext("/cn/cn.gif", exchange -> StubbedResponse.send(exchange, GIF.getBytes(ISO_8859_1)));
        server.start();
        try {
            String url = "http://localhost:" + server.getAddress().getPort();

            Outcome outcome = downloads().from(url, BAD_AND_GOOD, atMost(2));

            assertResults(outcome, stubbed.line(), false);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    @Test
    void countsARefusedConnectionAsAnError() throws Exception {
        int freePort;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            freePort = socket.getLocalPort();
        }

        Outcome outcome = downloads().from("http://localhost:" + freePort, BAD_AND_GOOD, atMost(2));

        assertThat(outcome.ended())
                .hasSize(2)
                .allMatch(line -> line.endsWith("error: cannot connect: connection refused"));
    }

    @Test
    void countsAnUnknownHostAsAnError() throws Exception {
        Outcome outcome = downloads().from("http://nowhere.invalid", List.of("BR"), 1);

        assertThat(outcome.ended()).containsExactly("BR error: unknown host: nowhere.invalid");
    }

    @Test
    void countsEachFlagAsAnErrorOnceTheDestinationIsNotWritable() throws Exception {
        FlagServer flags = startServer();
        flags.gate().block("cn");
        Path vanishing = Files.createDirectory(destination.resolve("vanishing"));
        var downloads = new Downloads(style, downloadMany, vanishing);
        FutureTask<Outcome> program = start(() -> downloads.from(flags.url(), List.of("CN", "BR"), 1));
        flags.stats().awaitRequests(1);

        Files.delete(vanishing);
        Files.createFile(vanishing);
        flags.gate().release("cn");

        assertThat(program.get(60, TimeUnit.SECONDS).ended())
                .hasSize(2)
                .allMatch(line -> line.matches("(BR|CN) error: cannot save .*"));
        assertThat(vanishing).isEmptyFile();
    }

    private void assertResults(Outcome outcome, String badLine, boolean badIsSaved) throws IOException {
        assertThat(outcome.ended()).hasSize(2).contains("CN OK").anyMatch(line -> line.startsWith(badLine));
        assertThat(outcome.ended())
                .allMatch(line -> line.length() < 200 && line.lines().count() == 1);
        assertThat(files())
                .containsExactlyInAnyOrderElementsOf(badIsSaved ? List.of("BR.gif", "CN.gif") : List.of("CN.gif"));
    }

    /** Short timeouts only where the fault needs one: on a loaded machine they would hit the good flag too. */
    private Downloads downloads(Misbehavior misbehavior) {
        return misbehavior.isSlow() ? new Downloads(style, downloadMany, destination, TIMEOUT, MAX_TIME) : downloads();
    }
}
