package race;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import race.Contestant.Program;

/**
 * The styles whose runnable jars were built.
 *
 * @param ready those that this JDK can run
 * @param others one line for each of the others: what it needs
 */
record Styles(List<Program> ready, List<String> others) {
    /** From the plainest on; a style that is not listed comes last. */
    private static final List<String> ORDER =
            List.of("sequential", "threadpool", "ascompleted", "async", "processpool", "virtualthreads", "structured");

    private static final int PREVIEW = 0xFFFF;
    private static final int CLASS_VERSION_OF_JDK_0 = 44;

    /** The release of the JDK that a program was compiled for, and whether it uses preview features of it. */
    private record Needs(int release, boolean preview) {
        boolean met() {
            int jdk = Runtime.version().feature();
            return preview ? jdk == release : jdk >= release;
        }

        @Override
        public String toString() {
            return "JDK " + release + (preview ? " exactly" : " or later");
        }
    }

    /**
     * Looks for {@code flags-STYLE/target/flags-STYLE.jar}.
     *
     * @param root folder of the project
     * @param java to start them with
     * @param javaOptions for their JVMs
     */
    static Styles find(Path root, Path java, List<String> javaOptions) throws IOException {
        List<Program> ready = new ArrayList<>();
        List<String> others = new ArrayList<>();
        for (Path jar : jars(root)) {
            String module = jar.getFileName().toString().replaceFirst("\\.jar$", "");
            String name = module.replaceFirst("^flags-", "");
            Needs needs = needs(jar);
            if (!needs.met()) {
                others.add("%s needs %s".formatted(name, needs));
                continue;
            }
            List<String> command = new ArrayList<>();
            command.add(java.toString());
            command.addAll(javaOptions);
            if (needs.preview()) {
                command.add("--enable-preview");
            }
            command.addAll(List.of("-jar", jar.toString()));
            ready.add(new Program(name, command, true));
        }
        ready.sort(Comparator.comparing(style -> rank(style.name())));
        return new Styles(List.copyOf(ready), List.copyOf(others));
    }

    private static List<Path> jars(Path root) throws IOException {
        try (Stream<Path> folders = Files.list(root)) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("flags-"))
                    .map(folder -> folder.resolve("target").resolve(folder.getFileName() + ".jar"))
                    .filter(Styles::isRunnable)
                    .sorted()
                    .toList();
        }
    }

    private static int rank(String name) {
        int index = ORDER.indexOf(name);
        return index < 0 ? ORDER.size() : index;
    }

    private static boolean isRunnable(Path jar) {
        try {
            return Files.exists(jar) && !mainClass(jar).isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static String mainClass(Path path) throws IOException {
        try (var jar = new JarFile(path.toFile())) {
            String name = jar.getManifest() == null
                    ? null
                    : jar.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
            return name == null ? "" : name;
        }
    }

    /** Reads the version of the main class's file. */
    private static Needs needs(Path path) throws IOException {
        String entry = mainClass(path).replace('.', '/') + ".class";
        try (var jar = new JarFile(path.toFile());
                var in = new DataInputStream(jar.getInputStream(jar.getJarEntry(entry)))) {
            in.readInt();
            int minor = in.readUnsignedShort();
            int major = in.readUnsignedShort();
            return new Needs(major - CLASS_VERSION_OF_JDK_0, minor == PREVIEW);
        }
    }
}
