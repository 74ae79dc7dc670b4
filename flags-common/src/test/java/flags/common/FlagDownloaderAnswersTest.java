package flags.common;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.equalTo;
import static com.github.tomakehurst.wiremock.client.WireMock.get;
import static com.github.tomakehurst.wiremock.client.WireMock.getRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.options;
import static flags.common.Downloading.downloader;
import static flags.common.Downloading.filesIn;
import static flags.common.Downloading.flag;
import static flags.common.Downloading.throughSerialisation;
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

/** What becomes of the answers that a server may give, with WireMock for the server. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FlagDownloaderAnswersTest {
    private static final WireMockServer SERVER =
            new WireMockServer(options().dynamicPort().bindAddress("127.0.0.1"));

    private final Path destination;

    FlagDownloaderAnswersTest(@TempDir Path destination) {
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

    static Stream<Arguments> modesAndBadAnswers() {
        return Stream.of(Mode.values())
                .flatMap(mode -> Stream.of(BadAnswer.values()).map(answer -> Arguments.of(mode, answer)));
    }

    @ParameterizedTest
    @MethodSource("modesAndBadAnswers")
    void failsInPlainWordsAndSavesNothing(Mode mode, BadAnswer answer) throws Exception {
        // given
        answerForBrazil(answer.response);
        stubHops(6);

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .withMessage(answer.words)
                    .satisfies(failure -> assertThat(failure.code()).isEqualTo("BR"));
        }
        assertThat(filesIn(destination)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("modesAndBadAnswers")
    void failuresCanBeSentToAnotherProcess(Mode mode, BadAnswer answer) throws Exception {
        // given
        answerForBrazil(answer.response);
        stubHops(6);

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when / then
            assertThatExceptionOfType(DownloadException.class)
                    .isThrownBy(() -> mode.download(downloader, "BR"))
                    .satisfies(
                            failure -> assertThat(throughSerialisation(failure)).hasMessage(answer.words));
        }
    }

    @ParameterizedTest
    @EnumSource
    void neverRetries(Mode mode) throws Exception {
        // given
        answerForBrazil(aResponse().withStatus(503).withHeader("Retry-After", "0"));

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when
            assertThatExceptionOfType(DownloadException.class).isThrownBy(() -> mode.download(downloader, "BR"));
        }

        // then
        SERVER.verify(1, getRequestedFor(urlEqualTo("/flags/br/br.gif")));
    }

    @ParameterizedTest
    @EnumSource
    void asksForTheFlagAsItIsAndSaysWhoAsks(Mode mode) throws Exception {
        // given
        answerForBrazil(aResponse().withBody(flag("BR")));

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
        answerForBrazil(aResponse().withStatus(302).withHeader("Location", "/hop/4"));
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
        answerForBrazil(aResponse().withBody(largest));

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
    void savesTheFlagOfAServerWhoseTimingMakesNoSense(Mode mode) throws Exception {
        // given
        answerForBrazil(aResponse().withBody(flag("BR")).withHeader("Server-Timing", "delay;dur, delay;dur=9e12"));

        try (FlagDownloader downloader = downloader(flags(), destination)) {
            // when
            Download download = mode.download(downloader, "BR");

            // then
            assertThat(download.status()).isEqualTo(Status.OK);
            assertThat(download.delay()).isZero();
        }
    }

    /** No picture, but a comment of 4095 pieces that are as long as a piece may be, and a last one. */
    private static byte[] gifOfOneMebibyte() {
        String comment = "!\u00fe" + ("\u00ff" + "c".repeat(255)).repeat(4095) + "\u00ee" + "c".repeat(238) + "\0";
        return ("GIF89a" + "\0".repeat(7) + comment + ";").getBytes(ISO_8859_1);
    }

    private static void answerForBrazil(ResponseDefinitionBuilder response) {
        SERVER.stubFor(get("/flags/br/br.gif").willReturn(response));
    }

    /** Redirects from {@code /hop/n} down to {@code /hop/0}, which is not there. */
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
