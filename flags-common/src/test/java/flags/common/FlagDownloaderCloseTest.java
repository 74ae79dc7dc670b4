package flags.common;

import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.flag;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderCloseTest {
    /** A reset would make the read fail; Python servers print a traceback for each. */
    @ParameterizedTest
    @EnumSource
    void closesIdleConnectionsWithoutReset(Mode mode, @TempDir Path destination) throws Exception {
        byte[] flag = flag("BR");
        var end = new CompletableFuture<Integer>();
        try (RawServer server = RawServer.start((out, connection) -> {
            out.write(("HTTP/1.1 200 OK\r\nContent-Length: " + flag.length + "\r\n\r\n").getBytes(ISO_8859_1));
            out.write(flag);
            try {
                end.complete(connection.getInputStream().read());
            } catch (IOException e) {
                end.completeExceptionally(e);
            }
        })) {
            FlagDownloader downloader = downloader(server.url(), destination);
            mode.download(downloader, "BR");

            downloader.close();

            assertThat(end.get()).isEqualTo(-1);
        }
    }
}
