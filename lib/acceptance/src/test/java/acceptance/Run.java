package acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import acceptance.Project.Program;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A program running as a process. */
final class Run implements AutoCloseable {
    /** Runs a command on a pseudo-terminal; part of util-linux. */
    static final Path SCRIPT = Path.of("/usr/bin/script");

    /**
     * A non-interactive shell starts background jobs with SIGINT ignored. Children inherit this, and a JVM keeps it, so
     * that no test could interrupt them.
     */
    private static final List<String> DEFAULT_SIGINT = defaultSigint();

    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private static final List<String> SHORT_RUN = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final int CTRL_C = 3;
    /** Only a program that hangs reaches it, even on a busy machine. */
    private static final long LIMIT_SECONDS = 300;

    private final Process process;
    private final Path err;
    private final List<String> out = new ArrayList<>();
    private final BufferedReader reader;

    private Run(List<String> command, Path directory) throws IOException {
        this(command, directory, LIMIT_SECONDS);
    }

    private Run(List<String> command, Path directory, long limitSeconds) throws IOException {
        this(command, directory, directory, limitSeconds);
    }

    /** Starts a command in a working directory; standard error goes to a file in another one. */
    private Run(List<String> command, Path workingDirectory, Path temporary, long limitSeconds) throws IOException {
        err = Files.createTempFile(temporary, "standard-error", ".txt");
        process = new ProcessBuilder(
                        Stream.concat(DEFAULT_SIGINT.stream(), command.stream()).toList())
                .directory(workingDirectory.toFile())
                .redirectError(err.toFile())
                .start();
        reader = process.inputReader(UTF_8);
        // Reading output has no timeout of its own: a program that hangs is killed.
        CompletableFuture.delayedExecutor(limitSeconds, TimeUnit.SECONDS).execute(process::destroyForcibly);
    }

    /** Returns the prefix of a command that runs it with the default action for SIGINT; needs GNU coreutils. */
    private static List<String> defaultSigint() {
        List<String> env = List.of("env", "--default-signal=INT");
        try {
            Process test = new ProcessBuilder(
                            Stream.concat(env.stream(), Stream.of("true")).toList())
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return test.waitFor() == 0 ? env : List.of();
        } catch (IOException e) {
            return List.of();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /** Starts a program from its runnable jar. */
    static Run jar(Program program, Path directory, String... args) throws IOException {
        return new Run(command(program, args), directory);
    }

    /** Starts a program with its argument file, from the root of the project. */
    static Run fastArgs(Program program, Path temporary, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(JAVA, "@" + program.folder() + "/target/fast.args"));
        command.addAll(List.of(args));
        return new Run(command, Project.ROOT, temporary, LIMIT_SECONDS);
    }

    /** Starts a program with JVM options and a time limit of its own. */
    static Run jar(Program program, Path directory, Duration limit, List<String> jvmOptions, String... args)
            throws IOException {
        return new Run(withJvmOptions(jvmOptions, command(program, args)), directory, limit.toSeconds());
    }

    /** Starts a program with JVM options and a limit of file descriptors. */
    static Run jarWithDescriptors(
            long descriptors, Program program, Path directory, List<String> jvmOptions, String... args)
            throws IOException {
        assumeUnix();
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -n %d && exec \"$@\"".formatted(descriptors), "sh"));
        command.addAll(withJvmOptions(jvmOptions, command(program, args)));
        return new Run(command, directory);
    }

    /** Starts a program under the locale {@code C} in a new subdirectory whose name is not ASCII. */
    static Run jarInUndecodableDirectory(Program program, Path directory, String... args) throws IOException {
        assumeUnix();
        String script = "d=$(printf 'w\\303\\266rk') && mkdir \"$d\" && cd \"$d\" && LC_ALL=C exec \"$@\"";
        List<String> command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(command(program, args));
        return new Run(command, directory);
    }

    /** Starts a single-file program from its source. */
    static Run source(Path file, Path directory, List<String> jvmOptions, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(SHORT_RUN);
        command.addAll(jvmOptions);
        command.add(file.toString());
        command.addAll(List.of(args));
        return new Run(command, directory);
    }

    private static void assumeUnix() {
        assumeTrue(File.separatorChar == '/', "signals and limits need a Unix system");
    }

    private static List<String> withJvmOptions(List<String> options, List<String> command) {
        List<String> all = new ArrayList<>(command);
        all.addAll(1, options);
        return all;
    }

    /** Starts a program on a terminal, where it shows the progress bar. */
    static Run jarOnTerminal(Program program, Path directory, String... args) throws IOException {
        return jarOnTerminal("export TERM=xterm", program, directory, args);
    }

    /** Starts a program on a terminal that a shell command prepares. */
    static Run jarOnTerminal(String preparation, Program program, Path directory, String... args) throws IOException {
        String command = preparation + " && exec " + String.join(" ", command(program, args));
        return new Run(List.of(SCRIPT.toString(), "--quiet", "--return", "--command", command, "/dev/null"), directory);
    }

    private static List<String> command(Program program, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(JAVA);
        command.addAll(SHORT_RUN);
        command.addAll(program.jvmOptions());
        command.addAll(List.of("-jar", program.jar().toString()));
        command.addAll(List.of(args));
        return command;
    }

    /** Starts Maven in the project's directory. */
    static Run maven(Path directory, String... args) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("maven.home"), "bin", "mvn").toString());
        command.add("-q");
        command.add("-f");
        command.add(Project.ROOT.toString());
        command.addAll(List.of(args));
        return new Run(command, directory);
    }

    /** Reads standard output up to a line that contains the text. */
    Run awaitLine(String text) throws IOException {
        String line = reader.readLine();
        while (line != null) {
            out.add(line);
            if (line.contains(text)) {
                return this;
            }
            line = reader.readLine();
        }
        throw new AssertionError("ended without a line that contains '" + text + "': " + out + error());
    }

    /** Returns the process. */
    ProcessHandle handle() {
        return process.toHandle();
    }

    /** Waits until it has this many live descendants, and returns them. */
    List<ProcessHandle> awaitDescendants(int atLeast) {
        List<ProcessHandle> descendants = process.descendants().toList();
        while (descendants.size() < atLeast) {
            assertThat(process.isAlive()).as("still running").isTrue();
            LockSupport.parkNanos(1_000_000);
            descendants = process.descendants().toList();
        }
        return descendants;
    }

    /** Sends a signal, such as {@code INT}. */
    void signal(String name) throws IOException, InterruptedException {
        assumeUnix();
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    /** Presses Ctrl-C on the program's terminal. */
    void typeCtrlC() throws IOException {
        process.getOutputStream().write(CTRL_C);
        process.getOutputStream().flush();
    }

    /** Waits for the end of the process and returns its exit status. */
    int exitStatus() throws IOException, InterruptedException {
        reader.lines().forEach(out::add);
        return process.waitFor();
    }

    /** Returns the lines of standard output that were read so far. */
    List<String> output() {
        return List.copyOf(out);
    }

    /** Returns standard error. */
    String error() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
