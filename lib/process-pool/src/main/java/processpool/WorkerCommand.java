package processpool;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

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

    private final List<String> options;
    private final String classPath;

    WorkerCommand(List<String> jvmOptions, List<String> classPath, int workers) {
        this.classPath = String.join(File.pathSeparator, classPath);
        this.options = new ArrayList<>();
        List<String> given = LauncherOptions.expand(jvmOptions);
        if (!matchesAny(COLLECTOR_OPTION, given)
                && !matchesAny(COLLECTOR_OPTION, LauncherOptions.inEnvironment(System.getenv()))) {
            options.add("-XX:+UseSerialGC");
        }
        if (!matchesAny(HEAP_OPTION, given)) {
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
        options.addAll(given);
    }

    private static boolean matchesAny(Pattern pattern, List<String> options) {
        return options.stream().anyMatch(option -> pattern.matcher(option).find());
    }

    /** Returns the heap size with which all workers together take as much memory as this JVM. */
    private static long maxHeapMebibytes(int workers) {
        return Math.max(MIN_HEAP_MEBIBYTES, (Runtime.getRuntime().maxMemory() / workers) >> 20);
    }

    /** Returns the number of pools around this process: 0 if it is not a worker. */
    static int depth() {
        return Integer.getInteger(DEPTH_PROPERTY, 0);
    }

    /** Starts a JVM, which may fail later. */
    WorkerProcess start(String name) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        Path file = classPath.length() > MAX_CLASS_PATH_CHARS ? ArgumentFile.write("-cp", classPath) : null;
        command.addAll(file == null ? List.of("-cp", classPath) : List.of("@" + file));
        command.addAll(List.of(
                WorkerMain.class.getName(),
                name,
                charsetOf("stdout").name(),
                charsetOf("stderr").name()));
        if (file != null) {
            command.add(file.toString());
        }
        try {
            ProcessBuilder builder = new ProcessBuilder(command);
            LauncherOptions.removeAgents(builder.environment());
            return WorkerProcess.start(name, builder, file);
        } catch (Throwable e) {
            ArgumentFile.delete(file);
            throw e;
        }
    }

    /** Returns the charset of a standard stream of this process. */
    static Charset charsetOf(String stream) {
        String name = System.getProperty(stream + ".encoding", System.getProperty("sun." + stream + ".encoding"));
        Charset charset = name == null ? null : ForeignCode.attempt(() -> Charset.forName(name));
        return charset == null ? Charset.defaultCharset() : charset;
    }
}
