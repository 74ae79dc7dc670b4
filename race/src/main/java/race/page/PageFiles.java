package race.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import commandline.CannotRunException;
import commandline.Console;
import commandline.files.OutputFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import race.output.OutputDirectory;
import race.output.ResultFiles;
import race.output.ResultFiles.SavedRace;
import race.results.RecordedRun;

/** Makes the page again from earlier results and recordings. */
public final class PageFiles {
    /** More than anybody can look at. */
    private static final int MAX_DOWNLOADS = 100_000;

    private static final String EXTENSION = ".jfr";

    private PageFiles() {}

    /**
     * Writes {@code index.html} and {@code timeline.json} from the recordings in a directory, and from its results if it
     * has any. A recording that no race has made has the name of its file.
     *
     * @param sources the source of each style by the name of its module
     * @param console the console for recordings that cannot be read
     * @throws CannotRunException if there are no recordings, a file cannot be written, or a page would be replaced that no
     *     race has written
     * @throws IOException if the results cannot be read
     */
    public static void write(Path directory, Map<String, String> sources, Console console)
            throws IOException, CannotRunException {
        OutputDirectory.requireOwnPage(directory);
        Path json = directory.resolve(OutputDirectory.RESULTS_JSON);
        Optional<SavedRace> saved =
                Files.isRegularFile(json) ? Optional.of(ResultFiles.readJson(json)) : Optional.empty();
        List<RecordedRun> runs = new ArrayList<>();
        for (Map.Entry<String, Path> recording : recordings(directory, saved).entrySet()) {
            try {
                runs.add(RecordedRun.read(recording.getKey(), recording.getValue(), MAX_DOWNLOADS));
            } catch (IOException e) {
                console.err().println("Warning: %s: %s".formatted(recording.getValue(), e.getMessage()));
            }
        }
        if (runs.isEmpty()) {
            throw new CannotRunException("there are no recordings in " + directory.resolve(OutputDirectory.RECORDINGS));
        }
        byte[] page =
                ResultPage.html(saved.map(SavedRace::results), runs, sources).getBytes(UTF_8);
        new OutputFile(directory.resolve(OutputDirectory.INDEX_HTML)).write(out -> out.write(page));
        new OutputFile(directory.resolve(OutputDirectory.TIMELINE_JSON)).write(out -> TraceEvents.write(runs, out));
    }

    /** Returns the recordings by the name of their contestant, first those of the race in its order. */
    private static Map<String, Path> recordings(Path directory, Optional<SavedRace> saved) throws IOException {
        Map<String, Path> recordings = new LinkedHashMap<>();
        saved.ifPresent(
                race -> race.recordings().forEach((name, file) -> recordings.put(name, directory.resolve(file))));
        Path folder = directory.resolve(OutputDirectory.RECORDINGS);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.filter(file -> file.getFileName().toString().endsWith(EXTENSION))
                        .filter(Files::isRegularFile)
                        .filter(file -> !recordings.containsValue(file))
                        .sorted()
                        .forEach(file -> recordings.putIfAbsent(name(file), file));
            }
        }
        return recordings;
    }

    private static String name(Path recording) {
        String name = recording.getFileName().toString();
        return name.substring(0, name.length() - EXTENSION.length());
    }
}
