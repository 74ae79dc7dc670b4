package flags.common;

import static flags.common.Downloading.throughSerialisation;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a worker process must be able to receive and to send back. */
class SerialisationTest {
    private static final Span SPAN = new Span(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofMillis(500)), "some-1");

    @Test
    void settingsSurviveIt() throws Exception {
        // given
        var settings = new DownloaderSettings(
                URI.create("http://localhost/flags"), "downloaded", 3, Duration.ofMillis(3100), Duration.ofDays(1));

        // when / then
        assertThat(throughSerialisation(settings)).isEqualTo(settings);
    }

    @Test
    void aDownloadSurvivesIt() throws Exception {
        // given
        var download =
                new Download("BR", Status.OK, URI.create("http://localhost"), 7252, Duration.ofMillis(500), SPAN);

        // when / then
        assertThat(throughSerialisation(download)).isEqualTo(download);
    }

    @Test
    void aFailureSurvivesIt() throws Exception {
        // given
        var failure = new DownloadException("BR", "HTTP error 500 - Oops", Duration.ofMillis(500), SPAN);

        // when
        DownloadException copy = throughSerialisation(failure);

        // then
        assertThat(copy).hasMessage("HTTP error 500 - Oops");
        assertThat(copy.code()).isEqualTo("BR");
        assertThat(copy.delay()).isEqualTo(Duration.ofMillis(500));
        assertThat(copy.span()).isEqualTo(SPAN);
    }
}
