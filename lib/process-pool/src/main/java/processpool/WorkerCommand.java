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
    /** The number of pools around a worker. */
    static final String DEPTH_PROPERTY = "processpool.depth";

    /** Windows limits a command line to 32 767 characters. */
    private static final int MAX_CLASS_PATH_CHARS = 20_000;

    private static final long INITIAL_HEAP_MEBIBYTES = 16;
    private static final long MIN_HEAP_MEBIBYTES = 64;
    private static final Pattern HEAP_OPTION = Pattern.compile("^-Xm[sx]|HeapSize|RAMPercentage|RAMFraction");
    private static final Pattern COLLECTOR_OPTION = Pattern.compile("-XX:\\+Use\\w+GC\\b");
    private static final List<String> OPTION_VARIABLES =
            List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /** Options that claim a port or a file, which is taken by this process. */
    private static final Pattern AGENT_OPTION =
            Pattern.compile("(?<!\\S)-(?:agentlib:|agentpath:|javaagent:|Xrunjdwp|Xdebug"
                    + "|XX:StartFlightRecording|Dcom\\.sun\\.management\\.)(?:\"[^\"]*\"|'[^']*'|\\S)*");

    private final List<String> options;
    private final String classPath;

    WorkerCommand(List<String> jvmOptions, List<String> classPath, int workers) {
        this.classPath = String.join(File.pathSeparator, classPath);
        this.options = new ArrayList<>();
        if (!chooseCollector(jvmOptions)) {
            options.add("-XX:+UseSerialGC");
        }
        if (jvmOptions.stream().noneMatch(option -> HEAP_OPTION.matcher(option).find())) {
            // The default initial heap is a 64th of the memory, and it fills up before the first collection.
            options.add("-Xms" + INITIAL_HEAP_MEBIBYTES + "m");
            options.add("-Xmx" + maxHeapMebibytes(workers) + "m");
        }
        // The JVM must not write to standard output, which carries the frames.
        options.add("-XX:+DisplayVMOutputToStderr");
        options.add("-Xlog:disable");
        options.add("-Xlog:all=warning:stderr");
        // A killed worker would leave its file of performance data behind.
        options.add("-XX:-UsePerfData");
        options.add("-D" + DEPTH_PROPERTY + "=" + (depth() + 1));
        options.addAll(jvmOptions);
    }

    /** Returns the number of pools around this process: 0 if it is not a worker. */
    static int depth() {
        return Integer.getInteger(DEPTH_PROPERTY, 0);
    }

    StartedJvm start(String name) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        Path file = null;
        if (classPath.length() > MAX_CLASS_PATH_CHARS) {
            file = writeArgumentFile();
            command.add("@" + file);
        } else {
            command.add("-cp");
            command.add(classPath);
        }
        command.add(WorkerMain.class.getName());
        command.add(name);
        command.add(standardOutputCharset());
        ProcessBuilder builder = new ProcessBuilder(command);
        removeAgents(builder.environment());
        try {
            return new StartedJvm(builder.start(), file);
        } catch (IOException e) {
            delete(file);
            throw e;
        }
    }

    private Path writeArgumentFile() throws IOException {
        Path file = Files.createTempFile("processpool-", ".args");
        try {
            String quoted = "\"" + classPath.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            return Files.writeString(file, "-cp " + quoted + "\n", nativeCharset());
        } catch (IOException e) {
            delete(file);
            throw e;
        }
    }

    /** Returns the charset in which the launcher reads argument files. */
    private static Charset nativeCharset() {
        return Charset.forName(
                System.getProperty("native.encoding", Charset.defaultCharset().name()));
    }

    private static String standardOutputCharset() {
        String charset = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
        return charset == null ? Charset.defaultCharset().name() : charset;
    }

    private static boolean chooseCollector(List<String> jvmOptions) {
        List<String> all = new ArrayList<>(jvmOptions);
        for (String variable : OPTION_VARIABLES) {
            all.add(System.getenv().getOrDefault(variable, ""));
        }
        return all.stream().anyMatch(option -> COLLECTOR_OPTION.matcher(option).find());
    }

    /** Returns the heap size with which all workers together take as much memory as this JVM. */
    private static long maxHeapMebibytes(int workers) {
        return Math.max(MIN_HEAP_MEBIBYTES, (Runtime.getRuntime().maxMemory() / workers) >> 20);
    }

    static void removeAgents(Map<String, String> environment) {
        for (String variable : OPTION_VARIABLES) {
            environment.computeIfPresent(variable, (name, options) -> {
                String others = AGENT_OPTION.matcher(options).replaceAll("").strip();
                return others.isEmpty() ? null : others;
            });
        }
    }

    private static void delete(@Nullable Path file) throws IOException {
        if (file != null) {
            Files.deleteIfExists(file);
        }
    }

    /** A JVM that may fail to become a worker. */
    record StartedJvm(Process process, @Nullable Path argumentFile) {
        /** Deletes the argument file, which the JVM has read or will never read. */
        void deleteArgumentFile() {
            try {
                delete(argumentFile);
            } catch (IOException e) {
                throw new UncheckedIOException("Cannot delete the argument file of a worker", e);
            }
        }
    }
}
