package race.page;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import race.results.RecordedRun;
import race.results.RecordedRun.Download;
import tools.jackson.databind.json.JsonMapper;

/** The recorded runs as JSON for the script of the page. */
final class ReplayData {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long NANOS_PER_MICRO = 1000;

    private ReplayData() {}

    /** @param downloads code, status and slot, then start, end, delay and reading of each download in microseconds */
    private record Run(String name, String kind, String source, List<List<Object>> downloads) {}

    /**
     * Returns an array of runs that can stand in a script element.
     *
     * @param sources the source of each style by the name of its module
     */
    static String json(List<RecordedRun> runs, Map<String, String> sources) {
        List<Run> all = runs.stream()
                .map(run -> new Run(run.name(), run.kind().name(), source(run, sources), downloads(run)))
                .toList();
        // HTML ends a script element at the first "</script", wherever it is.
        return JSON.writeValueAsString(all).replace("<", "\\u003c");
    }

    private static String source(RecordedRun run, Map<String, String> sources) {
        return sources.getOrDefault(run.kind().family() + "-" + run.name(), "");
    }

    private static List<List<Object>> downloads(RecordedRun run) {
        List<List<Object>> rows = new ArrayList<>();
        List<List<Download>> slots = run.slots();
        for (int slot = 0; slot < slots.size(); slot++) {
            for (Download download : slots.get(slot)) {
                rows.add(List.of(
                        download.code(),
                        download.status().name(),
                        slot,
                        micros(download.start()),
                        micros(download.end()),
                        micros(download.delay()),
                        micros(download.read())));
            }
        }
        return rows;
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / NANOS_PER_MICRO;
    }
}
