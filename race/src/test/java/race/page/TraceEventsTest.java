package race.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import race.results.RecordedRun.Download;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the trace against the document "Trace Event Format". */
class TraceEventsTest {
    private static final double MICROS_PER_MILLI = 1000;

    private final JsonNode trace = trace();

    private static JsonNode trace() {
        var bytes = new ByteArrayOutputStream();
        try {
            TraceEvents.write(List.of(Runs.THREADPOOL, Runs.ASCOMPLETED, Runs.SEQUENTIAL), bytes);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return new JsonMapper().readTree(bytes.toByteArray());
    }

    @Test
    void eachEventHasTheFieldsOfItsPhase() {
        assertThat(trace.path("displayTimeUnit").asString()).isEqualTo("ms");
        assertThat(events()).isNotEmpty().allSatisfy(event -> {
            assertThat(event.path("name").isString()).isTrue();
            assertThat(event.path("pid").isInt()).isTrue();
            assertThat(event.path("tid").isInt()).isTrue();
            switch (event.path("ph").asString()) {
                case "M" -> {
                    assertThat(event.path("name").asString()).isIn("process_name", "thread_name");
                    assertThat(event.path("args").path("name").isString()).isTrue();
                }
                case "X" -> {
                    assertThat(event.path("ts").isNumber()).isTrue();
                    assertThat(event.path("ts").asDouble()).isNotNegative();
                    assertThat(event.path("dur").asDouble()).isNotNegative();
                }
                case "i" -> {
                    assertThat(event.path("ts").isNumber()).isTrue();
                    assertThat(event.path("s").asString()).isIn("g", "p", "t");
                }
                default -> throw new AssertionError("unknown phase: " + event);
            }
        });
    }

    @Test
    void eachProcessAndThreadHasOneName() {
        List<String> names = events().stream()
                .filter(event -> event.path("ph").asString().equals("M"))
                .map(event -> event.path("name").asString().equals("process_name") ? process(event) : thread(event))
                .toList();
        Set<String> used = new HashSet<>();
        events().forEach(event -> used.addAll(List.of(process(event), thread(event))));

        assertThat(names).doesNotHaveDuplicates().containsAll(used);
    }

    @Test
    void eventsOfAThreadDoNotOverlap() {
        Map<String, List<JsonNode>> threads = new HashMap<>();
        events().stream()
                .filter(event -> event.path("ph").asString().equals("X"))
                .forEach(event -> threads.computeIfAbsent(thread(event), any -> new ArrayList<>())
                        .add(event));

        assertThat(threads).hasSize(3 + 3 + 1);
        threads.values().forEach(events -> {
            events.sort(Comparator.comparing(event -> event.path("ts").asDouble()));
            for (int index = 1; index < events.size(); index++) {
                JsonNode before = events.get(index - 1);
                assertThat(events.get(index).path("ts").asDouble())
                        .isGreaterThanOrEqualTo(before.path("ts").asDouble()
                                + before.path("dur").asDouble());
            }
        });
    }

    @Test
    void downloadsAndReadsAreThoseOfTheRecording() {
        for (Download download : Runs.THREADPOOL.downloads()) {
            JsonNode complete = find("X", download.code());
            assertThat(complete.path("ts").asDouble() / MICROS_PER_MILLI)
                    .isCloseTo(Runs.millis(download.start()), within(0.001));
            assertThat((complete.path("ts").asDouble() + complete.path("dur").asDouble()) / MICROS_PER_MILLI)
                    .isCloseTo(Runs.millis(download.end()), within(0.001));
            assertThat(find("i", download.code()).path("ts").asDouble() / MICROS_PER_MILLI)
                    .isCloseTo(Runs.millis(download.read()), within(0.001));
        }
    }

    private JsonNode find(String phase, String name) {
        return events().stream()
                .filter(event -> event.path("pid").asInt() == 1)
                .filter(event -> event.path("ph").asString().equals(phase)
                        && event.path("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<JsonNode> events() {
        List<JsonNode> events = new ArrayList<>();
        trace.path("traceEvents").forEach(events::add);
        return events;
    }

    private static String process(JsonNode event) {
        return "process " + event.path("pid");
    }

    private static String thread(JsonNode event) {
        return process(event) + " thread " + event.path("tid");
    }
}
