package race;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import timelines.Bar;
import timelines.BarStyle;
import timelines.Lane;
import timelines.Panel;
import timelines.State;

/**
 * A run as its recording tells it.
 *
 * @param name of the contestant
 * @param downloads in the order of their starts; at least one
 */
record RecordedRun(String name, List<Download> downloads) {
    private static final String RESULT = "flags.Result";
    private static final Map<String, State> STATES = Map.of(
            "OK", new State("saved", BarStyle.PLAIN),
            "NOT_FOUND", new State("not found", BarStyle.STRIPED),
            "ERROR", new State("error", BarStyle.CROSSED));

    /**
     * A flag.
     *
     * @param code of the country
     * @param status how it ended
     * @param start since the run began
     * @param end since the run began
     * @param readLatency from the end until the program learned of it
     */
    record Download(String code, String status, Duration start, Duration end, Duration readLatency) {
        static Download of(RecordedEvent result) {
            Duration waited = result.getDuration("waited");
            return new Download(
                    result.getString("code"),
                    result.getString("status"),
                    waited.isNegative() ? Duration.ZERO : waited,
                    waited.plus(result.getDuration("took")),
                    result.getDuration("readLatency"));
        }
    }

    /**
     * Reads a recording that a flags program has made.
     *
     * @throws IOException if there is none, or nothing to see in it
     */
    static RecordedRun read(String name, Path recording) throws IOException {
        if (Files.notExists(recording)) {
            throw new IOException("it wrote none");
        }
        List<Download> downloads = RecordingFile.readAllEvents(recording).stream()
                .filter(event -> event.getEventType().getName().equals(RESULT))
                .map(Download::of)
                .sorted(Comparator.comparing(Download::start))
                .toList();
        if (downloads.isEmpty()) {
            throw new IOException("there are no events " + RESULT + " in it");
        }
        return new RecordedRun(name, downloads);
    }

    /**
     * A picture of it. A lane is a slot: each download takes the first one that is free. So a style looks the same
     * whether it has a thread for each slot, for each download, or one for all.
     */
    Panel panel() {
        List<List<Bar>> slots = new ArrayList<>();
        for (Download download : downloads) {
            List<Bar> slot = slots.stream()
                    .filter(bars -> last(bars).end().compareTo(download.start()) <= 0)
                    .findFirst()
                    .orElseGet(() -> {
                        List<Bar> added = new ArrayList<>();
                        slots.add(added);
                        return added;
                    });
            State state = Objects.requireNonNull(STATES.get(download.status()), download.status());
            slot.add(new Bar(download.start(), download.end(), state, download.code()));
        }
        List<Lane> lanes = new ArrayList<>();
        for (List<Bar> slot : slots) {
            lanes.add(new Lane(Integer.toString(lanes.size() + 1), slot));
        }
        return new Panel(title(), lanes);
    }

    private static Bar last(List<Bar> bars) {
        return bars.get(bars.size() - 1);
    }

    private String title() {
        double lag = downloads.stream()
                .mapToLong(download -> download.readLatency().toNanos())
                .average()
                .orElse(0);
        return String.format(Locale.ROOT, "%s: a result waits %.1f ms to be read", name, lag / 1e6);
    }
}
