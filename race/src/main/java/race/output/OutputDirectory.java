package race.output;

import commandline.CannotRunException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import race.processes.FileTree;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

/**
 * The directory for the results. All files are staged in a temporary directory inside, and published together when the
 * race is complete: an interrupted race leaves the results of an earlier one as they are. Files that no race has
 * written are never touched.
 */
public final class OutputDirectory implements AutoCloseable {
    /** All samples, and the list of recordings. */
    public static final String RESULTS_JSON = "results.json";

    /** All samples as a table. */
    public static final String RESULTS_CSV = "results.csv";

    /** The bar chart. */
    public static final String ELAPSED_PNG = "elapsed.png";

    /** The timelines. */
    public static final String TIMELINES_PNG = "timelines.png";

    /** The page. */
    public static final String INDEX_HTML = "index.html";

    /** The recorded runs in the Trace Event Format. */
    public static final String TIMELINE_JSON = "timeline.json";

    /** The directory of the Flight Recorder files. */
    public static final String RECORDINGS = "recordings";

    /** The mark of pages and timelines, near the beginning of the file. */
    public static final String GENERATOR = "race of Concurrency Styles";

    private static final List<String> MARKED_FILES = List.of(INDEX_HTML, TIMELINE_JSON);
    private static final int MARK_LIMIT_BYTES = 1000;
    private static final List<String> FILES =
            List.of(RESULTS_JSON, RESULTS_CSV, INDEX_HTML, TIMELINE_JSON, ELAPSED_PNG, TIMELINES_PNG);
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern RECORDING = Pattern.compile(RECORDINGS + "/[A-Za-z0-9._-]+\\.jfr");
    private static final Pattern SCRATCH = Pattern.compile("\\.race-(\\d{1,18})-\\d+");
    private static final int MAX_NAME_CHARS = 60;

    private final Path directory;
    private final Path scratch;
    private final Path staging;
    private final Set<String> published;
    private final Set<String> stagedRecordings = new TreeSet<>();

    private OutputDirectory(Path directory, Path scratch, Path staging, Set<String> published) {
        this.directory = directory;
        this.scratch = scratch;
        this.staging = staging;
        this.published = published;
    }

    /**
     * Creates the directory if it does not exist, and a temporary directory inside.
     *
     * @throws CannotRunException if a file would be replaced that no race has written, or the path is not a directory
     * @throws IOException if the directory cannot be written to
     */
    public static OutputDirectory open(Path directory) throws IOException, CannotRunException {
        create(directory);
        JsonNode earlier = readResults(directory.resolve(RESULTS_JSON));
        boolean ofRace = earlier.path("results").isObject();
        requireOwnPage(directory);
        for (String name : FILES) {
            Path file = directory.resolve(name);
            require(MARKED_FILES.contains(name) || (ofRace && Files.isRegularFile(file)), file);
        }
        deleteLeftovers(directory);
        long pid = ProcessHandle.current().pid();
        Path scratch = Files.createTempDirectory(directory, ".race-" + pid + "-");
        Path staging = Files.createDirectory(scratch.resolve("staging"));
        Files.createDirectory(staging.resolve(RECORDINGS));
        create(directory.resolve(RECORDINGS));
        return new OutputDirectory(directory, scratch, staging, recordings(earlier));
    }

    /** Creates a directory; a symbolic link to one will do (JDK-8294193). */
    private static void create(Path directory) throws IOException, CannotRunException {
        if (Files.isDirectory(directory)) {
            return;
        }
        if (Files.exists(directory)) {
            throw new CannotRunException("cannot write to %s: not a directory".formatted(directory));
        }
        Files.createDirectories(directory);
    }

    /**
     * Checks that the page and the timeline can be replaced.
     *
     * @throws CannotRunException if there is such a file that no race has written
     */
    public static void requireOwnPage(Path directory) throws IOException, CannotRunException {
        for (String name : MARKED_FILES) {
            Path file = directory.resolve(name);
            require(Files.isRegularFile(file) && isMarked(file), file);
        }
    }

    private static boolean isMarked(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MARK_LIMIT_BYTES), StandardCharsets.UTF_8).contains(GENERATOR);
        }
    }

    private static void require(boolean replaceable, Path file) throws CannotRunException {
        if (Files.exists(file) && !replaceable) {
            throw new CannotRunException("%s was not written by a race: choose another --output".formatted(file));
        }
    }

    private static JsonNode readResults(Path file) throws IOException {
        try {
            return Files.isRegularFile(file) ? JSON.readTree(Files.readAllBytes(file)) : MissingNode.getInstance();
        } catch (JacksonException e) {
            return MissingNode.getInstance();
        }
    }

    /** Returns the recordings that the results of a race list. */
    private static Set<String> recordings(JsonNode results) {
        Set<String> recordings = new TreeSet<>();
        for (JsonNode recording : results.path("recordings")) {
            if (recording.isString() && RECORDING.matcher(recording.asString()).matches()) {
                recordings.add(recording.asString());
            }
        }
        return recordings;
    }

    /** Deletes the temporary directories of killed races. */
    private static void deleteLeftovers(Path directory) throws IOException {
        try (DirectoryStream<Path> leftovers = Files.newDirectoryStream(directory, ".race-*")) {
            for (Path leftover : leftovers) {
                Matcher name = SCRATCH.matcher(leftover.getFileName().toString());
                if (name.matches() && isAbandoned(Long.parseLong(name.group(1)))) {
                    FileTree.delete(leftover);
                }
            }
        }
    }

    /** In a container, a process often has the id of its predecessor. */
    private static boolean isAbandoned(long pid) {
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    /** Returns the temporary directory. */
    public Path scratch() {
        return scratch;
    }

    /** Returns the path at which to write a file before it is published. */
    public Path staged(String name) {
        return staging.resolve(name);
    }

    /**
     * Moves a recording to the files to be published.
     *
     * @param contestant the name of the contestant, from which the name of the file derives
     * @return the path of the recording, relative to the directory
     */
    public String stageRecording(String contestant, Path recording) throws IOException {
        String name = contestant.replaceAll("[^A-Za-z0-9._-]+", "_");
        String shortName = RECORDINGS + "/" + name.substring(0, Math.min(name.length(), MAX_NAME_CHARS));
        String path = shortName + ".jfr";
        for (int number = 2; isTaken(path); number++) {
            path = "%s-%s.jfr".formatted(shortName, number);
        }
        stagedRecordings.add(path);
        Files.move(recording, staging.resolve(path));
        return path;
    }

    private boolean isTaken(String recording) {
        return stagedRecordings.stream().anyMatch(recording::equalsIgnoreCase)
                || (Files.exists(directory.resolve(recording)) && !published.contains(recording));
    }

    /**
     * Replaces the results of an earlier race. The JSON file lists the others, so it is deleted last and moved first: if
     * this is interrupted, no two races are mixed, and the next race knows what to delete.
     */
    public void publish() throws IOException {
        for (String recording : published) {
            Files.deleteIfExists(directory.resolve(recording));
        }
        for (int index = FILES.size() - 1; index >= 0; index--) {
            Files.deleteIfExists(directory.resolve(FILES.get(index)));
        }
        for (String name :
                Stream.concat(FILES.stream(), stagedRecordings.stream()).toList()) {
            if (Files.exists(staging.resolve(name))) {
                Files.move(staging.resolve(name), directory.resolve(name), StandardCopyOption.ATOMIC_MOVE);
            }
        }
    }

    /** Deletes the temporary directory. */
    @Override
    public void close() throws IOException {
        FileTree.delete(scratch);
    }
}
