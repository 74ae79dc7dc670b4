package race.contestants;

import commandline.CannotRunException;
import commandline.UsageException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import race.contestants.Contestant.Curl;
import race.contestants.Contestant.Program;
import race.processes.ProcessResult;
import race.processes.ProcessRunner;

/**
 * The programs of a race.
 *
 * @param server the command of the flag server, without options
 * @param contestants the contestants, in the order of the results
 * @param notes remarks on contestants that are absent or differ from the others
 */
public record Entrants(List<String> server, List<Contestant> contestants, List<String> notes) {
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    /**
     * Finds the programs.
     *
     * @param root the folder of the project
     * @throws UsageException if a style does not exist or needs another JDK, or a command is malformed
     * @throws CannotRunException if the programs have not been built
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Entrants find(Path root, ContestantSelection selection)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        Path serverJar = root.resolve("flag-server/target/flag-server.jar");
        Styles styles = Styles.find(root, selection.family(), startOfJvm(selection.javaOptions()));
        if (!Files.exists(serverJar) || styles.available().isEmpty()) {
            throw new CannotRunException(
                    "there are no programs in %s: build them with mvn package -DskipTests".formatted(root));
        }
        List<Contestant> contestants = new ArrayList<>(select(styles, selection.styles()));
        List<String> notes = new ArrayList<>(selection.styles().isEmpty() ? styles.unavailable() : List.of());
        noteDifferences(selection.family(), contestants, notes);
        for (String command : selection.programs()) {
            contestants.add(new Program(unique(command.strip(), contestants), CommandTokens.of(command), false));
        }
        if (selection.peers()) {
            addCurl(contestants, notes);
        }
        List<String> server = List.of(JAVA.toString(), "-jar", serverJar.toString());
        return new Entrants(server, List.copyOf(contestants), List.copyOf(notes));
    }

    /** Returns the command that starts a JVM of the kind that runs this program. */
    public static List<String> startOfJvm(List<String> options) {
        return Stream.concat(Stream.of(JAVA.toString()), options.stream()).toList();
    }

    private static List<Program> select(Styles styles, List<String> names) throws UsageException {
        if (names.isEmpty()) {
            return styles.available();
        }
        List<Program> selected = new ArrayList<>();
        for (String name : names) {
            selected.add(select(styles, name));
        }
        return selected;
    }

    private static Program select(Styles styles, String name) throws UsageException {
        Optional<Program> style = styles.available().stream()
                .filter(available -> available.name().equals(name))
                .findFirst();
        if (style.isPresent()) {
            return style.get();
        }
        Optional<String> reason = styles.unavailable().stream()
                .filter(line -> line.startsWith(name + " "))
                .findFirst();
        String names = styles.available().stream().map(Program::name).collect(Collectors.joining(","));
        throw new UsageException(
                reason.orElse("there is no style '%s'".formatted(name)) + "; --styles takes names of " + names);
    }

    private static void noteDifferences(String family, List<Contestant> contestants, List<String> notes) {
        if (!family.equals("flags")) {
            notes.add("the mirrors are in the process of each program: CPU time and memory include them");
            return;
        }
        List<String> names = contestants.stream().map(Contestant::name).toList();
        for (String style : List.of("async", "reactor")) {
            if (names.contains(style)) {
                notes.add(style + " differs in its HTTP client too: Apache HttpClient's asynchronous one");
            }
        }
        if (names.contains("processpool")) {
            notes.add("processpool: memory is that of its largest process, threads are those of its parent process");
        }
    }

    /** Returns a name that no contestant has: a command can be given twice, to see the noise. */
    private static String unique(String name, List<Contestant> contestants) {
        List<String> names = contestants.stream().map(Contestant::name).toList();
        String unique = name;
        for (int number = 2; names.contains(unique); number++) {
            unique = "%s (%s)".formatted(name, number);
        }
        return unique;
    }

    private static void addCurl(List<Contestant> contestants, List<String> notes) throws InterruptedException {
        ProcessResult version = ProcessRunner.run(List.of("curl", "--version"));
        if (version.failure().isPresent()) {
            notes.add("curl is not installed: no peers");
            return;
        }
        contestants.add(new Curl());
        notes.add("%s writes files in place, and does not report its time"
                .formatted(version.out().firstLine().replaceFirst(" \\(.*", "")));
    }

    /**
     * Returns the source of each style by the name of its module.
     *
     * @param root the folder of the project
     */
    public static Map<String, String> sources(Path root) throws IOException {
        return Styles.sources(root);
    }

    /** Returns the folder of the project that contains this class, in a jar or not. */
    public static Path projectRoot() {
        try {
            Path classes = Path.of(Entrants.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return classes.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("the location of a class is a valid URI", e);
        }
    }
}
