package race;

import commandline.CannotRunException;
import commandline.UsageException;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import race.Contestant.Curl;
import race.Contestant.Program;
import race.RaceOptions.Field;

/**
 * What can be started here.
 *
 * @param java of this process, and of all others
 * @param server start of the command of the flag server
 * @param contestants who races
 * @param notes on who does not, and on those whose figures mean something else
 * @param gnuTime whether GNU time is there to ask for processor time and memory
 */
record Entrants(Path java, List<String> server, List<Contestant> contestants, List<String> notes, boolean gnuTime) {
    /**
     * Looks around.
     *
     * @param root folder of the project
     * @throws UsageException if a style is asked for that is not there
     * @throws CannotRunException if the programs were not built
     */
    static Entrants find(Path root, Field field)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Path serverJar = root.resolve("flag-server/target/flag-server.jar");
        Styles styles = Styles.find(root, java, field.javaOptions());
        if (!Files.exists(serverJar) || styles.ready().isEmpty()) {
            throw new CannotRunException("nothing to race in " + root + ": run mvn package -DskipTests there before");
        }
        List<Contestant> contestants = new ArrayList<>(chosen(styles, field.styles()));
        for (String command : field.programs()) {
            contestants.add(new Program(command, CommandTokens.of(command), false));
        }
        List<String> notes = new ArrayList<>(field.styles().isEmpty() ? styles.others() : List.of());
        if (contestants.stream().anyMatch(contestant -> contestant.name().equals("async"))) {
            notes.add("async also changes the HTTP client: Apache HttpClient's asynchronous one");
        }
        if (contestants.stream().anyMatch(contestant -> contestant.name().equals("processpool"))) {
            notes.add(
                    "processpool: peak memory and peak threads are those of its largest process and of its parent, not"
                            + " of all together");
        }
        boolean gnuTime = ProcessRunner.canAskGnuTime();
        if (!gnuTime) {
            notes.add("CPU time and peak memory are unknown: GNU time is not installed");
        }
        if (field.peers()) {
            addCurl(contestants, notes);
        }
        return new Entrants(
                java,
                List.of(java.toString(), "-jar", serverJar.toString()),
                List.copyOf(contestants),
                List.copyOf(notes),
                gnuTime);
    }

    private static List<Program> chosen(Styles styles, List<String> names) throws UsageException {
        if (names.isEmpty()) {
            return styles.ready();
        }
        List<Program> chosen = new ArrayList<>();
        for (String name : names) {
            Optional<Program> style = styles.ready().stream()
                    .filter(ready -> ready.name().equals(name))
                    .findFirst();
            chosen.add(style.orElseThrow(() -> new UsageException("there is no style '%s' to race: --styles takes %s"
                    .formatted(
                            name,
                            String.join(
                                    ",",
                                    styles.ready().stream().map(Program::name).toList())))));
        }
        return chosen;
    }

    private static void addCurl(List<Contestant> contestants, List<String> notes)
            throws IOException, InterruptedException {
        Process version;
        try {
            version = new ProcessBuilder("curl", "--version").start();
        } catch (IOException e) {
            notes.add("no peers: curl is not installed");
            return;
        }
        String text = new String(version.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        version.waitFor();
        contestants.add(new Curl());
        notes.add("%s: saves the same files, but not under another name first; reports no times of its own"
                .formatted(text.lines().findFirst().orElse("curl").replaceFirst(" \\(.*", "")));
    }

    /** The folder of the project that this class was built in, whether it is in a jar or not. */
    static Path projectRoot() {
        try {
            Path built = Path.of(Entrants.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return built.resolve("../../..").normalize();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("class path entries have proper addresses", e);
        }
    }
}
