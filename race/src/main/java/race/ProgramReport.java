package race;

import commandline.CannotRunException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a flags program reports of itself, as far as it matters here. What is not always known may be null.
 *
 * @param codes number of downloads
 * @param concurrency how many of them at once
 * @param ok flags that were saved
 * @param notFound flags that do not exist
 * @param errors downloads that failed
 * @param elapsedSeconds from the first download to the last result
 * @param idealSeconds what a perfect client would have needed
 * @param meanReadLatencySeconds for how long a finished download waited until the program learned of it
 * @param peakThreads platform threads of the process
 */
record ProgramReport(
        int codes,
        int concurrency,
        int ok,
        int notFound,
        int errors,
        double elapsedSeconds,
        @Nullable Double idealSeconds,
        @Nullable Double meanReadLatencySeconds,
        @Nullable Integer peakThreads) {
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads reports, a JSON object in each line.
     *
     * @throws CannotRunException if a line is something else
     */
    static List<ProgramReport> read(List<String> lines) throws CannotRunException {
        List<ProgramReport> reports = new ArrayList<>();
        for (String line : lines) {
            try {
                reports.add(JSON.readValue(line, ProgramReport.class));
            } catch (JacksonException e) {
                throw new CannotRunException("no JSON report: " + line, e);
            }
        }
        return reports;
    }

    @Nullable
    Double efficiency() {
        return idealSeconds == null ? null : idealSeconds / elapsedSeconds;
    }
}
