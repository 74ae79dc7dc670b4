package flags.common;

import static flags.common.DownloadFixtures.serializedCopy;
import static org.assertj.core.api.Assertions.assertThat;

import httpclient.ClientSettings;
import httpclient.RetryPolicy;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import reporting.Status;

/** Objects that travel between the main process and a worker process. */
class SerializationTest {
    private static final Span SPAN = new Span(Instant.EPOCH, Instant.EPOCH.plus(Duration.ofMillis(500)), "some-1");

    @Test
    void settingsAreSerializable() throws Exception {
        // given
        var settings = new DownloaderSettings(
                URI.create("http://localhost/flags"),
                "downloaded",
                new ClientSettings(
                        3,
                        Duration.ofMillis(3100),
                        Duration.ofDays(1),
                        new RetryPolicy(3, Duration.ofMillis(100)),
                        2.5));

        // when / then
        assertThat(serializedCopy(settings)).isEqualTo(settings);
    }

    @Test
    void downloadsAreSerializable() throws Exception {
        // given
        var download = new Download("BR", Status.OK, "http://localhost", 7252, Duration.ofMillis(500), SPAN, 2);

        // when / then
        assertThat(serializedCopy(download)).isEqualTo(download);
    }

    @Test
    void failuresAreSerializable() throws Exception {
        // given
        var failure = new DownloadException("BR", "HTTP error 500 - Oops", Duration.ofMillis(500), SPAN, 2);

        // when
        DownloadException copy = serializedCopy(failure);

        // then
        assertThat(copy).hasMessage("HTTP error 500 - Oops");
        assertThat(copy.code()).isEqualTo("BR");
        assertThat(copy.delay()).isEqualTo(Duration.ofMillis(500));
        assertThat(copy.span()).isEqualTo(SPAN);
        assertThat(copy.retries()).isEqualTo(2);
    }
}
