package race.contestants;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import race.contestants.Contestant.Program;

/**
 * The styles of a family of programs, as found in the folders {@code FAMILY-STYLE}.
 *
 * @param available the styles that this JDK can run
 * @param unavailable one line for each other style: its name, and the JDK or the command that it needs
 */
record Styles(List<Program> available, List<String> unavailable) {
    private static final List<String> FAMILIES = List.of("flags", "atlas");

    /** The order in the results, from the simplest style on. Other styles follow. */
    private static final List<String> ORDER = List.of(
            "sequential",
            "threads",
            "threadpool",
            "ascompleted",
            "completablefuture",
            "async",
            "reactor",
            "processpool",
            "virtualthreads",
            "gatherer",
            "structured");

    private static final Pattern RELEASE =
            Pattern.compile("<maven\\.compiler\\.release>\\s*(\\d+)\\s*</maven\\.compiler\\.release>");

    /**
     * Looks for {@code FAMILY-STYLE/target/FAMILY-STYLE.jar} and {@code FAMILY-STYLE/src/main/java/FAMILY/Main.java}.
     *
     * @param root the folder of the project
     * @param family the family: {@code flags} or {@code atlas}
     * @param start the command that starts a JVM, with its options
     */
    static Styles find(Path root, String family, List<String> start) throws IOException {
        List<Program> available = new ArrayList<>();
        List<String> unavailable = new ArrayList<>();
        for (Path module : modules(root, family)) {
            String name = name(module, family);
            Optional<RunnableJar> runnable = RunnableJar.read(jar(module));
            if (runnable.isPresent() && runnable.get().requirement().isMet()) {
                available.add(new Program(name, runnable.get().command(start), true));
            } else if (runnable.isPresent()) {
                unavailable.add("%s needs %s".formatted(name, runnable.get().requirement()));
            } else if (Files.exists(
                    module.resolve("src/main/java").resolve(family).resolve("Main.java"))) {
                unavailable.add(name + " needs " + requirement(module));
            }
        }
        available.sort(Comparator.comparing(style -> rank(style.name())));
        return new Styles(List.copyOf(available), List.copyOf(unavailable));
    }

    /** Returns the source of each style whose jar carries it, by the name of the module. */
    static Map<String, String> sources(Path root) throws IOException {
        Map<String, String> sources = new HashMap<>();
        for (String family : FAMILIES) {
            for (Path module : modules(root, family)) {
                RunnableJar.read(jar(module))
                        .flatMap(RunnableJar::source)
                        .ifPresent(source -> sources.put(module.getFileName().toString(), source));
            }
        }
        return sources;
    }

    private static String name(Path module, String family) {
        return module.getFileName().toString().substring(family.length() + 1);
    }

    private static Path jar(Path module) {
        return module.resolve("target").resolve(module.getFileName() + ".jar");
    }

    private static List<Path> modules(Path root, String family) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith(family + "-"))
                    .sorted()
                    .toList();
        }
    }

    private static int rank(String name) {
        int index = ORDER.indexOf(name);
        return index < 0 ? ORDER.size() : index;
    }

    /** Returns what a module without a jar needs: a newer JDK, or to be built. */
    private static String requirement(Path module) throws IOException {
        Path pom = module.resolve("pom.xml");
        String text = Files.exists(pom) ? Files.readString(pom) : "";
        Matcher release = RELEASE.matcher(text);
        if (release.find()) {
            var jdk = new JdkRequirement(Integer.parseInt(release.group(1)), text.contains("--enable-preview"));
            if (!jdk.isMet()) {
                return jdk.toString();
            }
        }
        return "to be built: mvn package -DskipTests";
    }
}
