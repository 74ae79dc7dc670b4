package acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The project's directory and the programs that this JDK can build. */
final class Project {
    static final Path ROOT = Path.of(Objects.requireNonNull(System.getProperty("project.root")));

    private static final Pattern MAIN_CLASS = Pattern.compile("<main\\.class>(.+)</main\\.class>");
    private static final Pattern RELEASE = Pattern.compile("<maven\\.compiler\\.release>(\\d+)<");
    private static final Pattern JVM_OPTIONS = Pattern.compile("<jvm\\.options>(.+)</jvm\\.options>");
    private static final Pattern PREVIEW = Pattern.compile("--enable-preview");

    private Project() {}

    /**
     * A module with a main class.
     *
     * @param folder the directory of the module, relative to the project's
     * @param preview whether it needs {@code --enable-preview}
     */
    record Program(Path folder, boolean preview) {
        /** Returns the program with a name, which this JDK must be able to build. */
        static Program named(String name) {
            try {
                return programs().stream()
                        .filter(program -> program.name().equals(name))
                        .findAny()
                        .orElseThrow(() -> new IllegalArgumentException("not a program: " + name));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        String name() {
            return folder.getFileName().toString();
        }

        Path jar() {
            return ROOT.resolve(folder).resolve("target").resolve(name() + ".jar");
        }

        /** Returns the JVM options that its POM asks for. */
        List<String> jvmOptions() throws IOException {
            String options = group(JVM_OPTIONS, pom());
            return options.isEmpty() ? List.of() : List.of(options.split(" ", -1));
        }

        private String pom() throws IOException {
            return Files.readString(ROOT.resolve(folder).resolve("pom.xml"));
        }

        Path mainSource() throws IOException {
            String mainClass = group(MAIN_CLASS, pom());
            return ROOT.resolve(folder).resolve("src/main/java").resolve(mainClass.replace('.', '/') + ".java");
        }

        @Override
        public String toString() {
            return name();
        }
    }

    /** Returns README and the pages of docs. */
    static List<Path> pages() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return Stream.concat(Stream.of(ROOT.resolve("README.md")), pages)
                    .filter(page -> page.toString().endsWith(".md"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns all programs that this JDK can build, found by their POMs. */
    static List<Program> programs() throws IOException {
        try (Stream<Path> top = Files.list(ROOT);
                Stream<Path> lib = Files.list(ROOT.resolve("lib"))) {
            return Stream.concat(top, lib)
                    .filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .flatMap(Project::program)
                    .sorted((a, b) -> a.name().compareTo(b.name()))
                    .toList();
        }
    }

    /** Returns the flags programs that this JDK can build. */
    static List<Program> flagsPrograms() throws IOException {
        return programs().stream()
                .filter(program -> program.name().startsWith("flags-"))
                .toList();
    }

    private static Stream<Program> program(Path folder) {
        try {
            String text = Files.readString(folder.resolve("pom.xml"));
            int release = Integer.parseInt("0" + group(RELEASE, text));
            boolean preview = PREVIEW.matcher(text).find();
            int jdk = Runtime.version().feature();
            boolean runs = preview ? release == jdk : release <= jdk;
            boolean isProgram = MAIN_CLASS.matcher(text).find();
            return isProgram && runs ? Stream.of(new Program(ROOT.relativize(folder), preview)) : Stream.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1) : "";
    }
}
