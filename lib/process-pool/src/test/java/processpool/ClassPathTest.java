package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ClassPathTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private String run(ProcessBuilder program) throws Exception {
        return Programs.outputOf(program.directory(directory.toFile()));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    private Path jar(String name, Path classes) throws Exception {
        Path jar = directory.resolve(name);
        run(Programs.jdkTool("jar", "--create", "--file", jar.toString(), "-C", classes.toString(), "."));
        return jar;
    }

    @Nested
    class OfClassLoaders {
        @BeforeEach
        void copyLauncher() throws Exception {
            Path launcher = Files.createDirectories(directory.resolve("launcher/processpool"));
            Files.copy(
                    Programs.locationOf(SampleProgramLauncher.class).resolve("processpool/SampleProgramLauncher.class"),
                    launcher.resolve("SampleProgramLauncher.class"));
        }

        private String launch(String programUrl) throws Exception {
            String libraryUrl = Programs.locationOf(ClassPath.class).toUri().toString();
            return run(Programs.java("-cp", "launcher", SampleProgramLauncher.class.getName(), programUrl, libraryUrl));
        }

        @Test
        void workersLoadClassesFromDirectories() throws Exception {
            Path program = directory.resolve("with space & sign");
            copy(Programs.locationOf(SampleProgram.class), program);

            assertThat(launch(program.toUri().toString())).contains(SampleProgram.OUTPUT);
        }

        @Test
        void workersLoadClassesFromUrlsWithUnencodedSpaces() throws Exception {
            Path program = directory.resolve("with space");
            copy(Programs.locationOf(SampleProgram.class), program);

            assertThat(launch("file:" + program + "/")).contains(SampleProgram.OUTPUT);
        }

        @Test
        void workersLoadClassesFromJarUrls() throws Exception {
            Path program = jar("a program.jar", Programs.locationOf(SampleProgram.class));

            assertThat(launch("jar:" + program.toUri() + "!/")).contains(SampleProgram.OUTPUT);
        }
    }

    @Test
    void workersLoadClassesFromARelativeClassPath() throws Exception {
        copy(Programs.locationOf(SampleProgram.class), directory.resolve("test"));
        copy(Programs.locationOf(ClassPath.class), directory.resolve("main"));

        assertThat(run(Programs.java("-cp", "test" + File.pathSeparator + "main", SampleProgram.class.getName())))
                .contains(SampleProgram.OUTPUT);
    }

    @Test
    void workersLoadClassesFromTheModulePath() throws Exception {
        Path modules = Files.createDirectories(directory.resolve("modules"));
        jar("modules/process-pool.jar", Programs.locationOf(ClassPath.class));
        Files.writeString(directory.resolve("module-info.java"), "module sample.program { requires process.pool; }");
        Files.writeString(directory.resolve("Sample.java"), """
                package sample;

                import java.io.Serializable;
                import processpool.ProcessPoolExecutor;

                class Sample {
                    record Answer(int number) implements Serializable {}

                    public static void main(String[] args) throws Exception {
                        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
                            System.out.println(pool.submit(() -> new Answer(42)).get() + " in " + Sample.class.getModule());
                        }
                    }
                }
                """);
        run(Programs.jdkTool(
                "javac", "-p", "modules", "-d", "modules/sample.program", "module-info.java", "Sample.java"));

        assertThat(run(Programs.java("-p", modules.toString(), "-m", "sample.program/sample.Sample")))
                .contains("Answer[number=42] in module sample.program");
    }

    @Test
    void exceptionNamesAMissingClassAndItsLocation() throws Exception {
        List<String> libraryOnly = List.of(Programs.locationOf(ClassPath.class).toString());
        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).classPath(libraryOnly).build()) {
            assertThat(Failures.causeOf(pool.submit(new SubmitTest.Square(2)), TransferException.class))
                    .hasMessageContaining("class processpool.SubmitTest$Square is not on its class path")
                    .hasMessageContaining(
                            "loaded it from " + SubmitTest.Square.class.getResource("SubmitTest$Square.class"))
                    .hasMessageContaining("or set the class path in the builder");
        }
    }

    @Test
    void exceptionNamesAMissingClassOfTheInitializerAndItsLocation() throws Exception {
        List<String> libraryOnly = List.of(Programs.locationOf(ClassPath.class).toString());
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .classPath(libraryOnly)
                .initializer(() -> "state")
                .build()) {
            assertThat(Failures.causeOf(pool.submit(() -> 1), WorkerStartException.class))
                    .hasMessageContaining("the class processpool.ClassPathTest is not on its class path")
                    .hasMessageContaining("or set the class path in the builder");
        }
    }

    @Test
    void exceptionNamesTheLocationOfTheLibraryIfWorkersLackIt() {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .classPath(List.of(directory.toString()))
                .build()) {
            assertThat(Failures.causeOf(pool.submit(() -> 1), WorkerStartException.class))
                    .hasMessageContaining("ClassNotFoundException: processpool.WorkerMain")
                    .hasMessageContaining("or set the class path in the builder");
        }
    }

    @Test
    void singleFileProgramFailsWithAdvice() throws Exception {
        Files.writeString(directory.resolve("Single.java"), """
                import processpool.ProcessPoolExecutor;

                class Single {
                    public static void main(String[] args) throws Exception {
                        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
                            pool.submit(() -> 42).get();
                        } catch (Exception e) {
                            System.out.println(e.getCause());
                        }
                    }
                }
                """);

        assertThat(run(Programs.java("-cp", Programs.classPath(), "Single.java")))
                .contains("the class Single is not on its class path. This program has loaded it from ")
                .contains("compile or unpack the program");
    }

    @Test
    void jshellFailsWithAdvice() throws Exception {
        Path snippets = Files.writeString(directory.resolve("snippets.jsh"), """
                import processpool.ProcessPoolExecutor;
                var pool = ProcessPoolExecutor.builder().workers(1).build();
                try { pool.submit(() -> 42).get(); } catch (Exception e) { System.out.println(e.getCause()); }
                pool.close();
                /exit
                """);

        assertThat(run(Programs.jdkTool("jshell", "--class-path", Programs.classPath(), snippets.toString())))
                .contains("is not on its class path. This program has loaded it from ")
                .contains("compile or unpack the program");
    }

    @Test
    void entriesAreAbsolutePathsOfLocalFiles() throws Exception {
        URL[] urls = {
            new URL("http://localhost/remote.jar"),
            directory.toUri().toURL(),
            new URL("jar:file:/outer.jar!/nested.jar!/"),
            new URL("jar:file:/simple.jar!/")
        };
        try (URLClassLoader loader = new URLClassLoader(urls)) {
            List<String> path = ClassPath.of(loader);

            assertThat(path).startsWith(directory.toString(), "/simple.jar").doesNotHaveDuplicates();
            assertThat(path)
                    .allMatch(entry -> Path.of(entry).isAbsolute())
                    .noneMatch(entry -> entry.contains("remote") || entry.contains("nested"));
        }
    }

    @Test
    void workersInheritEnvironmentOptionsExceptDebuggers() throws Exception {
        ProcessBuilder program = Programs.java("-cp", Programs.classPath(), SampleProgram.class.getName());
        program.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0 -Dkept=yes");

        assertThat(run(program))
                .contains(SampleProgram.OUTPUT)
                .contains("kept: yes")
                .containsOnlyOnce("Listening for transport")
                .containsOnlyOnce("Picked up JAVA_TOOL_OPTIONS");
    }
}
