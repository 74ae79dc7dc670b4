package race;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the race was run.
 *
 * @param java the runtime of all JVMs
 * @param system name and version of the operating system
 * @param cores that a JVM sees
 * @param memoryMegabytes that a JVM sees
 * @param jvmFlags what the JVMs of the styles run with, the defaults that the JVM chose for this machine among them
 * @param environment options for JVMs that every process here inherits
 */
record Machine(String java, String system, int cores, long memoryMegabytes, String jvmFlags, List<String> environment) {
    private static final int MEGABYTE = 1_000_000;
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    static Machine look(Path java, List<String> javaOptions) throws IOException, InterruptedException {
        long bytes = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
        List<String> environment = VARIABLES.stream()
                .flatMap(name -> Optional.ofNullable(System.getenv(name)).map(value -> name + "=" + value).stream())
                .toList();
        return new Machine(
                "%s %s".formatted(System.getProperty("java.vendor"), Runtime.version()),
                Stream.of("os.name", "os.version", "os.arch")
                        .map(System::getProperty)
                        .reduce("", (a, b) -> (a + " " + b).strip()),
                Runtime.getRuntime().availableProcessors(),
                bytes / MEGABYTE,
                flags(java, javaOptions),
                environment);
    }

    private static String flags(Path java, List<String> javaOptions) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(java.toString());
        command.addAll(javaOptions);
        command.addAll(List.of("-XX:+PrintCommandLineFlags", "-version"));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return out.lines()
                .filter(line -> line.startsWith("-XX:"))
                .findFirst()
                .orElse("")
                .replace(" -XX:+PrintCommandLineFlags", "")
                .strip();
    }
}
