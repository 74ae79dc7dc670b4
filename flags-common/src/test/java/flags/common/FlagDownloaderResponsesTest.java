package flags.common;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static flags.common.DownloadFixtures.downloader;
import static flags.common.DownloadFixtures.filesIn;
import static flags.common.DownloadFixtures.flag;
import static flags.common.DownloadFixtures.serializedCopy;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import java.net.URI;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reporting.Status;

/** Responses of all kinds, from WireMock. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderResponsesTest {
    private static final WireMockServer SERVER =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    private final Path destination;

    FlagDownloaderResponsesTest(@TempDir Path destination) {
        this.destination = destination;
    }

    @BeforeAll
    static void startServer() {
        SERVER.start();
    }

    @AfterAll
    static void stopServer() {
        SERVER.stop();
    }

    @BeforeEach
    void forgetStubs() {
        SERVER.resetAll();
    }

    static Stream<Arguments> modesAndResponses() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(BadResponse.values()).map(response -> Arguments.of(mode, response)));
    }

    @ParameterizedTest
    @MethodSource("modesAndResponses")
    void failsWithAMessageAndSavesNothing(Mode mode, BadResponse response) throws Exception {
        // given
        respondForBrazil(response.response);
        stubHops(6);

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage(response.message)
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("BR"));
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modesAndResponses")
    void failuresAreSerializable(Mode mode, BadResponse response) throws Exception {
        // given
        respondForBrazil(response.response);
        stubHops(6);

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .satisfies(failure -> assertThat(serializedCopy(failure)).hasMessage(response.message));
        }
    }

    @ParameterizedTest
    @EnumSource
    void doesNotRetry(Mode mode) throws Exception {
        // given
        respondForBrazil(aResponse().withStatus(503).withHeader("Retry-After", "0"));

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when
            assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> mode.download(downloader, "BR"));
        }

        // then
        SERVER.verify(1, getRequestedFor(urlEqualTo("/flags/br/br.gif")));
    }

    @ParameterizedTest
    @EnumSource
    void requestsTheUncompressedFlagWithAUserAgent(Mode mode) throws Exception {
        // given
        respondForBrazil(aResponse().withBody(flag("BR")));

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when
            mode.download(downloader, "BR");
        }

        // then
        SERVER.verify(getRequestedFor(urlEqualTo("/flags/br/br.gif"))
                .withoutHeader("Accept-Encoding")
                .withHeader("User-Agent", equalTo("concurrency-styles")));
    }

    @ParameterizedTest
    @EnumSource
    void followsFiveRedirects(Mode mode) throws Exception {
        // given
        respondForBrazil(aResponse().withStatus(302).withHeader("Location", "/hop/4"));
        stubHops(4);
        SERVER.stubFor(get("/hop/0").willReturn(aResponse().withBody(flag("BR"))));

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when
            Download download = mode.download(downloader, "BR");

            // then
            assertThat(download.status()).isEqualTo(Status.OK);
            assertThat(destination.resolve("BR.gif")).hasBinaryContent(flag("BR"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void savesAFlagOfExactlyOneMebibyte(Mode mode) throws Exception {
        // given
        byte[] largest = gifOfOneMebibyte();
        respondForBrazil(aResponse().withBody(largest));

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when
            Download download = mode.download(downloader, "BR");

            // then
            assertThat(download.bytes()).isEqualTo(1024 * 1024);
            assertThat(destination.resolve("BR.gif")).hasBinaryContent(largest);
        }
    }

    @ParameterizedTest
    @EnumSource
    void ignoresAnInvalidServerTiming(Mode mode) throws Exception {
        // given
        respondForBrazil(aResponse().withBody(flag("BR")).withHeader("Server-Timing", "delay;dur, delay;dur=9e12"));

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when
            Download download = mode.download(downloader, "BR");

            // then
            assertThat(download.status()).isEqualTo(Status.OK);
            assertThat(download.delay()).isZero();
        }
    }

    /** A GIF without image: a comment of 4095 full sub-blocks and a shorter one. */
    private static byte[] gifOfOneMebibyte() {
        String comment = "!\u00fe" + ("\u00ff" + "c".repeat(255)).repeat(4095) + "\u00ee" + "c".repeat(238) + "\0";
        return ("GIF89a" + "\0".repeat(7) + comment + ";").getBytes(ISO_8859_1);
    }

    private static void respondForBrazil(ResponseDefinitionBuilder response) {
        SERVER.stubFor(get("/flags/br/br.gif").willReturn(response));
    }

    /** Redirects from {@code /hop/n} down to {@code /hop/0}, which does not exist. */
    private static void stubHops(int hops) {
        for (int hop = hops; hop > 0; hop--) {
            SERVER.stubFor(get("/hop/" + hop)
                    .willReturn(aResponse().withStatus(302).withHeader("Location", "/hop/" + (hop - 1))));
        }
    }

    private static URI flags() {
        return URI.create("http://127.0.0.1:" + SERVER.port() + "/flags");
    }
}
