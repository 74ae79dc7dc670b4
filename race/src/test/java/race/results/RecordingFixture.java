package race.results;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Event;
import jdk.jfr.Name;
import jdk.jfr.Recording;
import jdk.jfr.Timespan;
import race.results.RecordedRun.Download;
import race.results.RecordedRun.Status;

/** Writes recordings as the flags programs do. */
public final class RecordingFixture {
    private RecordingFixture() {}

    /** Writes a recording with an event for each download. */
    public static Path write(Path file, List<Download> downloads) throws IOException {
        try (var recording = new Recording()) {
            recording.start();
            for (Download download : downloads) {
                var event = new ResultEvent();
                event.code = download.code();
                event.status = download.status().name();
                event.waited = download.start().toNanos();
                event.took = download.end().minus(download.start()).toNanos();
                event.delay = download.delay().toNanos();
                event.readLatency = download.readLatency().toNanos();
                event.commit();
            }
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    /** Writes a recording as the atlas programs do, with one card after the other. */
    public static Path writeCards(Path file, List<Download> cards) throws IOException {
        try (var recording = new Recording()) {
            recording.start();
            for (Download card : cards) {
                var event = new CardEvent();
                event.code = card.code();
                event.status = card.status().name();
                event.begin();
                event.commit();
            }
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    /** Returns a download as a card, which has neither a delay nor a read latency. */
    public static Download card(Download download) {
        return new Download(
                download.code(), download.status(), download.start(), download.end(), Duration.ZERO, Duration.ZERO);
    }

    /** Writes a recording with an event that has other fields than those of the flags programs. */
    static Path writeForeign(Path file) throws IOException {
        try (var recording = new Recording()) {
            recording.start();
            new ForeignEvent().commit();
            recording.stop();
            recording.dump(file);
        }
        return file;
    }

    @Name("flags.Result")
    static final class ResultEvent extends Event {
        String code = "";
        String status = "";

        @Timespan
        long waited;

        @Timespan
        long took;

        @Timespan
        long delay;

        @Timespan
        long readLatency;
    }

    @Name("atlas.Card")
    static final class CardEvent extends Event {
        String code = "";
        String status = "";
    }

    @Name("flags.Result")
    static final class ForeignEvent extends Event {
        int code = 1;
    }

    /** Returns a saved flag; all times are in milliseconds. */
    public static Download download(String code, int start, int end, int readLatency) {
        return new Download(
                code,
                Status.OK,
                Duration.ofMillis(start),
                Duration.ofMillis(end),
                Duration.ofMillis(end - start - 1),
                Duration.ofMillis(readLatency));
    }
}
