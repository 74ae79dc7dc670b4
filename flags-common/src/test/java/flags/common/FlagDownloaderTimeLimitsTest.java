package flags.common;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static flags.common.DownloadFixtures.LONG;
import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.filesIn;
import static flags.common.DownloadFixtures.flag;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The two limits on the duration of a download: the timeout for each wait, and the maximum for the whole. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderTimeLimitsTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    private final Path destination;

    FlagDownloaderTimeLimitsTest(@TempDir Path destination) {
        this.destination = destination;
    }

    @ParameterizedTest
    @EnumSource
    void timesOutIfNoResponseArrives(Mode mode) throws Exception {
        try (FlagServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                FlagDownloader downloader = downloader(URI.create(server.url()), destination, SHORT, LONG)) {
            // given
            server.gate().block("br");

            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("timed out while waiting for data");
            server.gate().release("br");
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void timesOutIfTheBodyStalls(Mode mode) throws Exception {
        try (RawServer server = RawServer.start((out, connection) -> {
                    out.write("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nGIF89a".getBytes(US_ASCII));
                    RawServer.awaitClose(connection);
                });
                FlagDownloader downloader = downloader(server.url(), destination, SHORT, LONG)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("timed out while waiting for data");
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void exceedsTheMaxTimeWhileDataKeepsArriving(Mode mode) throws Exception {
        // given
        var server = new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));
        server.stubFor(get("/flags/br/br.gif")
                .willReturn(aResponse().withBody(flag("BR")).withChunkedDribbleDelay(1000, 50_000)));
        server.start();

        try (FlagDownloader downloader =
                downloader(URI.create(server.baseUrl() + "/flags"), destination, LONG, SHORT)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("not finished after 0.2 s");
        } finally {
            server.stop();
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void timesOutIfTheConnectionIsNotAccepted(Mode mode) throws Exception {
        try (var server = new FullBacklogServer();
                FlagDownloader downloader = downloader(server.url(), destination, SHORT, LONG)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("timed out while connecting");
        }
    }
}
