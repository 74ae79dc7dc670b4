package flags.common;

import static flags.common.DownloadFixtures.LONG;
import static flags.common.DownloadFixtures.downloader;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commandline.CannotRunException;
import endpoints.flags.FlagServer;
import endpoints.server.AccessLog;
import endpoints.server.ConnectionLimit;
import endpoints.server.Endpoint;
import endpoints.server.ListenerConfig;
import httpclient.Reachability;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import reporting.Status;

/** A URL can have an IPv6 address with a zone. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderZoneTest {
    @ParameterizedTest
    @EnumSource
    void theZoneIsDecoded(Mode mode, @TempDir Path destination) throws Exception {
        InetAddress address = InetAddress.getAllByName("::1")[0];
        NetworkInterface loopback = NetworkInterface.getByInetAddress(address);
        assumeTrue(loopback != null, "IPv6");
        var config = new ListenerConfig(new InetSocketAddress(address, 0), new ConnectionLimit(10), AccessLog.NONE);
        try (FlagServer server = FlagServer.start(Endpoint.LOCAL.defaultBehavior(), config)) {
            URI url = URI.create(server.url().replace("[::1]", "[::1%25" + loopback.getName() + "]"));
            assertThatNoException().isThrownBy(() -> Reachability.requireConnection(url, LONG));
            try (FlagDownloader downloader = downloader(url, destination)) {
                assertThat(mode.download(downloader, "BR").status()).isEqualTo(Status.OK);
            }
        }
    }

    @ParameterizedTest
    @EnumSource
    void anUnknownZoneIsAnErrorThatNamesTheHost(Mode mode, @TempDir Path destination) {
        URI url = URI.create("http://[fe80::1%25nowhere]:8000/flags");

        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> Reachability.requireConnection(url, LONG))
                .withMessageContaining("unknown host: ")
                .withMessageContaining("fe80::1%25nowhere");
        try (FlagDownloader downloader = downloader(url, destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessageContaining("unknown host: ")
                    .withMessageContaining("fe80::1%25nowhere");
        }
    }
}
