package processpool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ClassPathTest {
    private static final String EXPECTED_OUTPUT = "Answer[number=42, words=[from, a worker]]";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path directory;

    private static Path classesOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private String run(ProcessBuilder program) throws Exception {
        Process process =
                program.directory(directory.toFile()).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), Charset.defaultCharset());
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private static String java() {
        return Path.of(System.getProperty("java.home"), "bin", "java").toString();
    }

    @Test
    void workersLoadClassesFromTheUrlsOfTheContextClassLoader() throws Exception {
        Path launcher = directory.resolve("launcher/processpool");
        Files.createDirectories(launcher);
        Files.copy(
                classesOf(SampleProgramLauncher.class).resolve("processpool/SampleProgramLauncher.class"),
                launcher.resolve("SampleProgramLauncher.class"));
        Path program = directory.resolve("with space & sign");
        copy(classesOf(SampleProgram.class), program);

        String output = run(new ProcessBuilder(
                java(),
                "-cp",
                "launcher",
                SampleProgramLauncher.class.getName(),
                program.toString(),
                classesOf(ClassPath.class).toString()));

        assertThat(output).contains(EXPECTED_OUTPUT);
    }

    @Test
    void workersLoadClassesFromARelativeClassPath() throws Exception {
        copy(classesOf(SampleProgram.class), directory.resolve("test"));
        copy(classesOf(ClassPath.class), directory.resolve("main"));

        assertThat(run(new ProcessBuilder(
                        java(), "-cp", "test" + File.pathSeparator + "main", SampleProgram.class.getName())))
                .contains(EXPECTED_OUTPUT);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
    }

    @Test
    void longClassPathIsPassedInAFileThatIsDeleted() throws Exception {
        List<String> path = longClassPath();
        WorkerCommand command = new WorkerCommand(List.of(), path, 1);
        WorkerCommand.StartedJvm jvm = command.start("long");
        Path file = jvm.argumentFile();
        assertThat(file).isNotNull().exists();
        WorkerProcess process = WorkerProcess.attach("long", jvm.process());
        process.kill();
        process.awaitExit();
        jvm.deleteArgumentFile();
        assertThat(file).doesNotExist();

        try (ProcessPoolExecutor pool =
                ProcessPoolExecutor.builder().workers(1).classPath(path).build()) {
            assertThat(pool.submit(() -> System.getProperty("java.class.path").length())
                            .get())
                    .isGreaterThan(100_000);
        }
    }

    private List<String> longClassPath() {
        List<String> path = new ArrayList<>();
        String word = "quoted \"and\" back\\slashed ".repeat(4);
        for (int number = 0; number < 1000; number++) {
            path.add(directory.resolve(word + number).toString());
        }
        path.addAll(ClassPath.of(ClassPathTest.class.getClassLoader()));
        return path;
    }

    @Test
    void exceptionNamesAClassThatIsMissingInTheWorker() throws Exception {
        String libraryOnly = classesOf(ClassPath.class).toString();
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .classPath(List.of(libraryOnly))
                .build()) {
            assertThatExceptionOfType(ExecutionException.class)
                    .isThrownBy(pool.submit(new SubmitTest.Square(2))::get)
                    .havingCause()
                    .isInstanceOf(TransferException.class)
                    .withMessageContaining("class processpool.SubmitTest$Square is not on its class path");
        }
    }

    @Test
    void entriesAreAbsolutePathsOfLocalFiles() throws Exception {
        URL[] urls = {new URL("http://localhost/remote.jar"), directory.toUri().toURL()};
        try (URLClassLoader loader = new URLClassLoader(urls)) {
            List<String> path = ClassPath.of(loader);

            assertThat(path).startsWith(directory.toString()).doesNotHaveDuplicates();
            assertThat(path)
                    .allMatch(entry -> Path.of(entry).isAbsolute())
                    .noneMatch(entry -> entry.contains("remote"));
        }
    }

    @Test
    void workersInheritEnvironmentOptionsExceptDebuggers() throws Exception {
        ProcessBuilder program = new ProcessBuilder(
                java(),
                "-cp",
                String.join(File.pathSeparator, ClassPath.of(ClassPathTest.class.getClassLoader())),
                SampleProgram.class.getName());
        program.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:0 -Dkept=yes");

        String output = run(program);

        assertThat(output).contains(EXPECTED_OUTPUT).contains("kept: yes");
        assertThat(output).containsOnlyOnce("Listening for transport").containsOnlyOnce("Picked up JAVA_TOOL_OPTIONS");
    }

    @Test
    void removesAgentsFromTheEnvironmentOfAWorker() {
        Map<String, String> environment = new HashMap<>(Map.of(
                "JAVA_TOOL_OPTIONS",
                "-Da=1 -javaagent:\"/with space/agent.jar\"=destfile=x -Db=2 -Xdebug",
                "JDK_JAVA_OPTIONS",
                "-agentpath:/native/agent.so=port=1 -XX:StartFlightRecording:filename=x.jfr"
                        + " -Dcom.sun.management.jmxremote.port=9999",
                "PATH",
                "-javaagent:untouched"));

        WorkerCommand.removeAgents(environment);

        assertThat(environment)
                .containsOnly(
                        Map.entry("JAVA_TOOL_OPTIONS", "-Da=1  -Db=2"), Map.entry("PATH", "-javaagent:untouched"));
    }
}
