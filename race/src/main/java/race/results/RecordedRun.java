package race.results;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import race.processes.ForeignText;
import race.results.Work.Kind;

/**
 * A run as its Flight Recorder recording shows it.
 *
 * @param name the name of the contestant
 * @param file the recording
 * @param kind what the contestant made
 * @param downloads the downloads, or the cards, in the order of their start; at least one
 */
public record RecordedRun(String name, Path file, Kind kind, List<Download> downloads) {
    private static final Map<String, Kind> EVENTS = Map.of("flags.Result", Kind.FLAGS, "atlas.Card", Kind.CARDS);

    /** The outcome of a download or a card. */
    public enum Status {
        /** The flag was saved. */
        OK,
        /** The flag does not exist. */
        NOT_FOUND,
        /** The download failed. */
        ERROR
    }

    /**
     * A download or a card. Times count from the start of the run; for cards, from the start of the first card.
     *
     * @param code the country code
     * @param status the outcome
     * @param start the time of the request; for a card, the time before its first request
     * @param end the time at which the flag was saved, or the download failed
     * @param delay the delay that the server announced; zero for a card
     * @param readLatency the time from the end until the program read the result; zero for a card
     */
    public record Download(
            String code, Status status, Duration start, Duration end, Duration delay, Duration readLatency) {
        private static Download of(RecordedEvent event, Kind kind) {
            String code = ForeignText.oneLine(Objects.requireNonNull(event.getString("code")));
            Status status = Status.valueOf(event.getString("status"));
            if (kind == Kind.CARDS) {
                Duration start = Duration.between(Instant.EPOCH, event.getStartTime());
                return new Download(code, status, start, start.plus(event.getDuration()), Duration.ZERO, Duration.ZERO);
            }
            Duration start = duration(event, "waited");
            return new Download(
                    code,
                    status,
                    start,
                    start.plus(duration(event, "took")),
                    duration(event, "delay"),
                    duration(event, "readLatency"));
        }

        private Download since(Duration time) {
            return new Download(code, status, start.minus(time), end.minus(time), delay, readLatency);
        }

        /** Returns the time at which the program read the result. */
        public Duration read() {
            return end.plus(readLatency);
        }

        /** Clocks of worker processes can be a little behind. */
        private static Duration duration(RecordedEvent event, String field) {
            Duration duration = event.getDuration(field);
            return duration.isNegative() ? Duration.ZERO : duration;
        }
    }

    /**
     * Reads a recording.
     *
     * @param name the name of the contestant
     * @param recording the file
     * @param maxDownloads the maximum number of downloads
     * @throws IOException if the file is missing, is not a recording, or does not have the results of a flags or atlas program
     */
    public static RecordedRun read(String name, Path recording, int maxDownloads) throws IOException {
        if (Files.notExists(recording)) {
            throw new IOException("no file was written");
        }
        List<Download> downloads = new ArrayList<>();
        Kind kind = Kind.FLAGS;
        try (var file = new RecordingFile(recording)) {
            while (file.hasMoreEvents()) {
                RecordedEvent event = file.readEvent();
                Kind ofEvent = EVENTS.get(event.getEventType().getName());
                if (ofEvent != null) {
                    kind = ofEvent;
                    downloads.add(Download.of(event, kind));
                }
                if (downloads.size() > maxDownloads) {
                    throw new IOException("more than %s results".formatted(maxDownloads));
                }
            }
        } catch (RuntimeException e) {
            // The parser throws various exceptions for a damaged file. Events of other programs can have any fields.
            throw new IOException(
                    "not a recording of a flags or atlas program: " + ForeignText.oneLine(e.toString()), e);
        }
        if (downloads.isEmpty()) {
            throw new IOException("no results of a flags or atlas program");
        }
        downloads.sort(Comparator.comparing(Download::start));
        if (kind == Kind.CARDS) {
            Duration first = downloads.get(0).start();
            downloads.replaceAll(card -> card.since(first));
        }
        return new RecordedRun(name, recording, kind, List.copyOf(downloads));
    }

    /**
     * Assigns the downloads to slots: each one takes the first slot that is free. This makes styles comparable, whether
     * they have a thread for each slot, for each download, or for all.
     *
     * @return the downloads of each slot
     */
    public List<List<Download>> slots() {
        List<List<Download>> slots = new ArrayList<>();
        for (Download download : downloads) {
            Optional<List<Download>> free = slots.stream()
                    .filter(slot -> slot.get(slot.size() - 1).end().compareTo(download.start()) <= 0)
                    .findFirst();
            List<Download> slot = free.orElseGet(ArrayList::new);
            slot.add(download);
            if (free.isEmpty()) {
                slots.add(slot);
            }
        }
        return slots;
    }

    /** Returns the mean time from the end of a download until the program reads its result. */
    public Duration meanReadLatency() {
        Duration total = downloads.stream().map(Download::readLatency).reduce(Duration.ZERO, Duration::plus);
        return total.dividedBy(downloads.size());
    }
}
