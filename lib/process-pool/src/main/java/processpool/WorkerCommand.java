package processpool;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The command line that starts a worker. */
final class WorkerCommand {
    /** Tells a worker how many pools it is in, one in the other. */
    static final String DEPTH_PROPERTY = "processpool.depth";

    /** Windows takes a command line of 32 767 characters, other systems more. */
    private static final int MAX_CLASS_PATH_CHARS = 20_000;

    private static final long INITIAL_HEAP_MEBIBYTES = 16;
    private static final long MIN_HEAP_MEBIBYTES = 64;
    private static final Pattern HEAP = Pattern.compile("^-Xm[sx]|HeapSize|RAMPercentage|RAMFraction");
    private static final Pattern COLLECTOR = Pattern.compile("-XX:\\+Use\\w+GC\\b");
    private static final List<String> VARIABLES_WITH_OPTIONS =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** A second debugger would want the same port, a second coverage agent or recording the same file. */
    private static final Pattern AGENT = Pattern.compile("(?<!\\S)-(?:agentlib:|agentpath:|javaagent:|Xrunjdwp|Xdebug"
            + "|XX:StartFlightRecording|Dcom\\.sun\\.management\\.)(?:\"[^\"]*\"|'[^']*'|\\S)*");

    private final List<String> options;
    private final String classPath;

    WorkerCommand(List<String> jvmOptions, List<String> classPath, int workers) {
        this.classPath = String.join(File.pathSeparator, classPath);
        this.options = new ArrayList<>();
        if (!choosesCollector(jvmOptions)) {
            options.add("-XX:+UseSerialGC");
        }
        if (jvmOptions.stream().noneMatch(option -> HEAP.matcher(option).find())) {
            // A JVM left to itself begins with a 64th of the machine's memory, and fills it before it collects garbage.
            options.add("-Xms" + INITIAL_HEAP_MEBIBYTES + "m");
            options.add("-Xmx" + heapMebibytes(workers) + "m");
        }
        // Standard output belongs to the results: what the JVM itself has to say goes to standard error.
        options.add("-XX:+DisplayVMOutputToStderr");
        options.add("-Xlog:disable");
        options.add("-Xlog:all=warning:stderr");
        // A killed worker would leave its file of performance data.
        options.add("-XX:-UsePerfData");
        options.add("-D" + DEPTH_PROPERTY + "=" + (depth() + 1));
        options.addAll(jvmOptions);
    }

    /** How many pools this process is in: 0 if it is no worker. */
    static int depth() {
        return Integer.getInteger(DEPTH_PROPERTY, 0);
    }

    /** Starts the JVM of a worker. */
    StartedJvm start(String name) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        Path file = null;
        if (classPath.length() > MAX_CLASS_PATH_CHARS) {
            file = argumentFile();
            command.add("@" + file);
        } else {
            command.add("-cp");
            command.add(classPath);
        }
        command.add(WorkerMain.class.getName());
        command.add(name);
        command.add(charsetOfStandardOutput());
        ProcessBuilder builder = new ProcessBuilder(command);
        withoutAgents(builder.environment());
        try {
            return new StartedJvm(builder.start(), file);
        } catch (IOException e) {
            delete(file);
            throw e;
        }
    }

    private Path argumentFile() throws IOException {
        Path file = Files.createTempFile("processpool-", ".args");
        try {
            String quoted = "\"" + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            return Files.writeString(file, "-cp " + quoted + "\n", nativeCharset());
        } catch (IOException e) {
            delete(file);
            throw e;
        }
    }

    /** The launcher of the JVM reads bytes as the system writes them. */
    private static Charset nativeCharset() {
        return Charset.forName(
                System.getProperty("native.encoding", Charset.defaultCharset().name()));
    }

    private static String charsetOfStandardOutput() {
        String known = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        return known == null ? Charset.defaultCharset().name() : known;
    }

    private static boolean choosesCollector(List<String> jvmOptions) {
        List<String> all = new ArrayList<>(jvmOptions);
        for (String variable : VARIABLES_WITH_OPTIONS) {
            all.add(System.getenv().getOrDefault(variable, ""));
        }
        return all.stream().anyMatch(option -> COLLECTOR.matcher(option).find());
    }

    /** All workers together may take as much as this JVM. */
    private static long heapMebibytes(int workers) {
        return Math.max(MIN_HEAP_MEBIBYTES, (Runtime.getRuntime().maxMemory() / workers) >> 20);
    }

    static void withoutAgents(Map<String, String> environment) {
        for (String variable : VARIABLES_WITH_OPTIONS) {
            environment.computeIfPresent(variable, (name, options) -> {
                String others = AGENT.matcher(options).replaceAll("").strip();
                return others.isEmpty() ? null : others;
            });
        }
    }

    private static void delete(@Nullable Path file) throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** A JVM that has not said yet whether it works. */
    record StartedJvm(Process process, @Nullable Path argumentFile) {
        /** To be called when it has read its arguments, or will never. */
        void deleteArgumentFile() {
            try {
                delete(argumentFile);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete the arguments of a worker", e);
            }
        }
    }
}
