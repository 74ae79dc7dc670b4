package flags.common;

import static flags.common.DownloadFixtures.LONG;
import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.filesIn;
import static flags.common.DownloadFixtures.flag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import endpoints.server.AccessLog;
import endpoints.server.Behavior;
import endpoints.server.ConnectionLimit;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import endpoints.server.ListenerConfig;
import httpclient.ClientSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reporting.Status;

/** Downloads from a flag server, and without one. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderTest {
    private static final Duration DELAY = Duration.ofNanos(1_500_000);
    private static final Behavior WITHOUT_DELAY = Endpoint.LOCAL.defaultBehavior();
    private static final Behavior DELAYED = new Behavior(DelayDistribution.constant(DELAY), 0, 1);
    private static final Behavior FAILING = new Behavior(DelayDistribution.constant(DELAY), 1, 1);

    private final Path destination;

    FlagDownloaderTest(@TempDir Path destination) {
        this.destination = destination;
    }

    @ParameterizedTest
    @EnumSource
    void savesTheFlagByteForByte(Mode mode) throws Exception {
        try (FlagServer server = FlagServer.start(WITHOUT_DELAY);
                FlagDownloader downloader = downloader(URI.create(server.url()), destination)) {
            // when
            Download download = mode.download(downloader, "BR");

            // then
            assertThat(filesIn(destination)).containsExactly("BR.gif");
            assertThat(destination.resolve("BR.gif")).hasBinaryContent(flag("BR"));
            assertThat(download)
                    .isEqualTo(new Download(
                            "BR",
                            Status.OK,
                            server.url() + "/br/br.gif",
                            flag("BR").length,
                            Duration.ZERO,
                            download.span()));
        }
    }

    @ParameterizedTest
    @EnumSource
    void reportsTheDelayThatTheServerPlanned(Mode mode) throws Exception {
        try (FlagServer server = FlagServer.start(DELAYED);
                FlagDownloader downloader = downloader(URI.create(server.url()), destination)) {
            // when
            Download download = mode.download(downloader, "BR");

            // then
            assertThat(download.delay()).isEqualTo(DELAY);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aMissingFlagIsNotFoundAndNothingIsSaved(Mode mode) throws Exception {
        try (FlagServer server = FlagServer.start(DELAYED);
                FlagDownloader downloader = downloader(URI.create(server.url()), destination)) {
            // when
            Download download = mode.download(downloader, "BC");

            // then
            assertThat(download)
                    .isEqualTo(new Download(
                            "BC", Status.NOT_FOUND, server.url() + "/bc/bc.gif", 0, DELAY, download.span()));
            assertThat(filesIn(destination)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFailureReportsItsCodeAndDelay(Mode mode) throws Exception {
        try (FlagServer server = FlagServer.start(FAILING);
                FlagDownloader downloader = downloader(URI.create(server.url()), destination)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("HTTP error 418 - I'm a teapot")
                    .satisfies(failure -> assertThat(failure.delay()).isEqualTo(DELAY))
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("BR"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void replacesAnExistingFlag(Mode mode) throws Exception {
        // given
        Files.writeString(destination.resolve("BR.gif"), "old");

        try (FlagServer server = FlagServer.start(WITHOUT_DELAY);
                FlagDownloader downloader = downloader(URI.create(server.url()), destination)) {
            // when
            mode.download(downloader, "BR");
        }

        // then
        assertThat(destination.resolve("BR.gif")).hasBinaryContent(flag("BR"));
    }

    @ParameterizedTest
    @EnumSource
    void reusesItsTwoConnections(Mode mode) throws Exception {
        // given
        Set<SocketAddress> clients = ConcurrentHashMap.newKeySet();
        AccessLog log = (client, request, status, bytes) -> clients.add(client);
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);

        try (FlagServer server =
                        FlagServer.start(WITHOUT_DELAY, new ListenerConfig(anyPort, new ConnectionLimit(10), log));
                FlagDownloader downloader = downloader(URI.create(server.url()), destination)) {
            // when
            for (String code : CountryCodes.MOST_POPULOUS) {
                mode.download(downloader, code);
            }
        }

        // then
        assertThat(clients).hasSizeLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void failsIfTheConnectionIsRefused(Mode mode) throws Exception {
        try (FlagDownloader downloader =
                downloader(URI.create("http://127.0.0.1:" + portWithoutServer() + "/flags"), destination)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("cannot connect: connection refused");
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsIfTheHostIsUnknown(Mode mode) {
        try (FlagDownloader downloader = downloader(URI.create("http://nowhere.invalid/flags"), destination)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("unknown host: nowhere.invalid");
        }
    }

    @ParameterizedTest
    @EnumSource
    void failsIfTheDestinationIsAFile(Mode mode) throws Exception {
        // given
        Path file = Files.createFile(destination.resolve("file"));

        try (FlagServer server = FlagServer.start(WITHOUT_DELAY);
                FlagDownloader downloader = downloader(URI.create(server.url()), file)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("cannot save " + file.resolve("BR.gif") + ": Not a directory");
        }
        assertThat(filesIn(destination)).containsExactly("file");
    }

    @Test
    void returnsItsSettings() {
        // given
        var settings =
                new DownloaderSettings(URI.create("http://localhost"), "downloaded", new ClientSettings(3, LONG, LONG));

        try (var downloader = new FlagDownloader(settings)) {
            // when / then
            assertThat(downloader.settings()).isEqualTo(settings);
        }
    }

    private static int portWithoutServer() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
