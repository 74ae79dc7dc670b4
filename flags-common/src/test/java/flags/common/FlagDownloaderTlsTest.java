package flags.common;

import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static flags.common.DownloadFixtures.downloader;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderTlsTest {
    @ParameterizedTest
    @EnumSource
    void anUntrustedCertificateIsAnErrorThatNamesIt(Mode mode, @TempDir Path destination) throws Exception {
        var server = new WireMockServer(
                options().dynamicHttpsPort().httpDisabled(true).bindAddress("127.0.0.1"));
        server.start();
        URI url = URI.create("https://localhost:" + server.httpsPort());
        try (FlagDownloader downloader = downloader(url, destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessageStartingWith("cannot connect by TLS: ")
                    .withMessageContaining("certificat");
        } finally {
            server.stop();
        }
    }
}
