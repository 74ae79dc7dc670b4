package race.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import race.results.RecordedRun;
import race.results.RecordedRun.Download;
import race.results.RecordedRun.Status;
import race.results.Results;
import timelines.Bar;
import timelines.BarStyle;
import timelines.ChartException;
import timelines.Lane;
import timelines.Panel;
import timelines.PngEncoder;
import timelines.State;
import timelines.Timelines;

/** The results as PNG images. */
public final class Charts {
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Map<Status, State> STATES = Map.of(
            Status.OK, new State("saved", BarStyle.PLAIN),
            Status.NOT_FOUND, new State("not found", BarStyle.STRIPED),
            Status.ERROR, new State("error", BarStyle.CROSSED));

    private Charts() {}

    /**
     * Returns a bar chart of the elapsed times.
     *
     * @throws ChartException if the JVM cannot draw
     */
    public static byte[] elapsed(Results results) throws ChartException {
        // Created inside, because its static fields use AWT.
        return PngEncoder.encode(() -> new BarChart(results).image());
    }

    /**
     * Returns the timelines of recorded runs: a panel for each contestant, a lane for each slot, a bar for each download.
     *
     * @param runs the runs, at least one
     * @throws ChartException if the JVM cannot draw
     */
    public static byte[] timelines(List<RecordedRun> runs) throws ChartException {
        return new Timelines(
                        "A recorded round of each",
                        runs.stream().map(Charts::panel).toList())
                .toPng();
    }

    static Panel panel(RecordedRun run) {
        List<Lane> lanes = new ArrayList<>();
        for (List<Download> slot : run.slots()) {
            List<Bar> bars = slot.stream().map(Charts::bar).toList();
            lanes.add(new Lane(Integer.toString(lanes.size() + 1), bars));
        }
        double readLatencyMillis = run.meanReadLatency().toNanos() / NANOS_PER_MILLI;
        String title = String.format(Locale.ROOT, "%s: read latency %.1f ms", run.name(), readLatencyMillis);
        return new Panel(title, lanes);
    }

    private static Bar bar(Download download) {
        State state = Objects.requireNonNull(STATES.get(download.status()));
        return new Bar(download.start(), download.end(), state, download.code());
    }
}
