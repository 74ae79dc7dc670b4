package race.page;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import race.output.OutputDirectory;
import race.results.RecordedRun;
import race.results.RecordedRun.Download;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The recorded runs in the Trace Event Format, which Perfetto and Chrome's tracing page open: a process for each run, a
 * thread for each slot, and a thread for the reading of results.
 */
public final class TraceEvents {
    private static final double NANOS_PER_MICRO = 1000;
    private static final int READS_THREAD = 0;

    private final JsonGenerator json;

    private TraceEvents(JsonGenerator json) {
        this.json = json;
    }

    /** Writes the trace of all runs. */
    public static void write(List<RecordedRun> runs, OutputStream out) throws IOException {
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            json.writeStartObject();
            json.writeObjectPropertyStart("otherData");
            json.writeStringProperty("generator", OutputDirectory.GENERATOR);
            json.writeEndObject();
            json.writeStringProperty("displayTimeUnit", "ms");
            json.writeArrayPropertyStart("traceEvents");
            for (int index = 0; index < runs.size(); index++) {
                new TraceEvents(json).write(runs.get(index), index + 1);
            }
            json.writeEndArray();
            json.writeEndObject();
        }
    }

    private void write(RecordedRun run, int process) {
        name("process_name", process, READS_THREAD, run.name());
        name("thread_name", process, READS_THREAD, "results read");
        List<List<Download>> slots = run.slots();
        for (int slot = 0; slot < slots.size(); slot++) {
            int thread = slot + 1;
            name("thread_name", process, thread, "slot " + thread);
            for (Download download : slots.get(slot)) {
                complete(download, process, thread);
                instant(download, process);
            }
        }
    }

    private void name(String kind, int process, int thread, String name) {
        start("M", kind, process, thread);
        json.writeObjectPropertyStart("args");
        json.writeStringProperty("name", name);
        json.writeEndObject();
        json.writeEndObject();
    }

    private void complete(Download download, int process, int thread) {
        start("X", download.code(), process, thread);
        json.writeStringProperty("cat", "download");
        json.writeNumberProperty("ts", micros(download.start()));
        json.writeNumberProperty("dur", micros(download.end().minus(download.start())));
        json.writeObjectPropertyStart("args");
        json.writeStringProperty("status", download.status().name());
        json.writeNumberProperty("delayMillis", micros(download.delay()) / 1000);
        json.writeNumberProperty("readLatencyMillis", micros(download.readLatency()) / 1000);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Writes the reading of a result. The scope of the mark is the thread. */
    private void instant(Download download, int process) {
        start("i", download.code(), process, READS_THREAD);
        json.writeStringProperty("cat", "read");
        json.writeNumberProperty("ts", micros(download.read()));
        json.writeStringProperty("s", "t");
        json.writeEndObject();
    }

    private void start(String phase, String name, int process, int thread) {
        json.writeStartObject();
        json.writeStringProperty("ph", phase);
        json.writeStringProperty("name", name);
        json.writeNumberProperty("pid", process);
        json.writeNumberProperty("tid", thread);
    }

    private static double micros(Duration duration) {
        return duration.toNanos() / NANOS_PER_MICRO;
    }
}
