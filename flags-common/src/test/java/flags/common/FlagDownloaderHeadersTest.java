package flags.common;

import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.flag;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reporting.Status;

/** Malformed values of headers that a download does not need have no effect, whatever the status. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderHeadersTest {
    private static final String[] HEADERS = {
        "Content-Type: image/gif; charset=binary",
        "Content-Type: image/gif; charset=\"",
        "Content-Type: ;;;",
        "Content-Type: ",
        "Content-Type: text/html; charset=latin-99\r\nContent-Type: x/y",
        "Content-Type: \u00ff\u00fe",
        "Content-Encoding: nonsense",
        "Content-Encoding: gzip, br",
        "Content-Language: ,,xx-yy-zz--",
        "Content-Location: ::",
        "Content-MD5: x",
        "Content-Range: bytes 9-1/0",
        "Server-Timing: ;;;==\"",
        "Server-Timing: delay;dur=\"5",
        "ETag: W/\"",
        "Set-Cookie: =;;; Expires=Thu, 99 Foo 9999",
        "Keep-Alive: timeout=-5",
        "Keep-Alive: timeout=9223372036854775807, max=x",
        "Connection: nonsense, close, keep-alive",
        "Connection: upgrade\r\nUpgrade: nonsense/9",
        "Date: yesterday",
        "Expires: -1\r\nAge: -1\r\nCache-Control: max-age=nope, =",
        "WWW-Authenticate: Negotiate, NTLM ?, Digest realm=\"",
        "Proxy-Authenticate: x",
        "Location: http://[:",
        "Retry-After: soon",
        "Trailer: x, y",
        "Alt-Svc: h3=\":443\"",
        "X-Control: \0\1\u001b[2J",
        "X-Space : before the colon",
        "X-Folded: x\r\n  y"
    };

    private final Path destination;

    FlagDownloaderHeadersTest(@TempDir Path destination) {
        this.destination = destination;
    }

    static Stream<Arguments> modesAndHeaders() {
        return Stream.of(Mode.values()).flatMap(mode -> Stream.of(HEADERS).map(header -> Arguments.of(mode, header)));
    }

    @ParameterizedTest
    @MethodSource("modesAndHeaders")
    void aFlagIsSaved(Mode mode, String header) throws Exception {
        try (RawServer server = server("200 OK", header);
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThat(mode.download(downloader, "BR").status()).isEqualTo(Status.OK);
        }
    }

    @ParameterizedTest
    @MethodSource("modesAndHeaders")
    void aMissingFlagIsNotFound(Mode mode, String header) throws Exception {
        try (RawServer server = server("404 Not Found", header);
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThat(mode.download(downloader, "BR").status()).isEqualTo(Status.NOT_FOUND);
        }
    }

    @ParameterizedTest
    @MethodSource("modesAndHeaders")
    void anErrorReportsItsStatus(Mode mode, String header) throws Exception {
        try (RawServer server = server("500 Oops", header);
                FlagDownloader downloader = downloader(server.url(), destination)) {
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage("HTTP error 500 - Oops");
        }
    }

    private static RawServer server(String status, String header) throws IOException {
        byte[] flag = flag("BR");
        String head = "HTTP/1.1 %s\r\n%s\r\nContent-Length: %d\r\n\r\n".formatted(status, header, flag.length);
        return RawServer.start((out, connection) -> {
            out.write(head.getBytes(ISO_8859_1));
            out.write(flag);
        });
    }
}
