package race.results;

import com.sun.management.OperatingSystemMXBean;
import commandline.UsageException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import race.processes.ProcessResult;
import race.processes.ProcessRunner;

/**
 * The machine and the JVMs of a race.
 *
 * @param java the vendor and version of the runtime of all JVMs
 * @param system the name, version and architecture of the operating system
 * @param cores the number of processors available to a JVM
 * @param memoryMegabytes the memory available to a JVM
 * @param jvmFlags the flags of the styles' JVMs, including those that the JVM chose for this machine
 * @param environment the environment variables with JVM options that all processes inherit
 */
public record Machine(
        String java, String system, int cores, long memoryMegabytes, String jvmFlags, List<String> environment) {
    private static final long BYTES_PER_MEGABYTE = 1_000_000;
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /**
     * Describes this machine.
     *
     * @param startOfJvm the command that starts a JVM, with the options of the styles
     * @throws UsageException if the JVM does not accept the options
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static Machine detect(List<String> startOfJvm) throws UsageException, InterruptedException {
        return new Machine(
                "%s %s".formatted(System.getProperty("java.vendor"), Runtime.version()),
                Stream.of("os.name", "os.version", "os.arch")
                        .map(System::getProperty)
                        .collect(Collectors.joining(" ")),
                Runtime.getRuntime().availableProcessors(),
                memoryBytes() / BYTES_PER_MEGABYTE,
                flags(startOfJvm),
                VARIABLES.stream()
                        .flatMap(name ->
                                Optional.ofNullable(System.getenv(name)).map(value -> name + "=" + value).stream())
                        .toList());
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 0;
    }

    private static String flags(List<String> startOfJvm) throws UsageException, InterruptedException {
        List<String> command = new ArrayList<>(startOfJvm);
        command.addAll(List.of("-XX:+PrintCommandLineFlags", "-version"));
        ProcessResult result = ProcessRunner.run(command);
        if (result.failure().isPresent()) {
            String first = result.out().firstLine();
            throw new UsageException(
                    "the JVM does not accept --java-options: " + (first.isEmpty() ? result.errorLine() : first));
        }
        return result.out()
                .text()
                .lines()
                .filter(line -> line.startsWith("-XX:"))
                .findFirst()
                .orElse("")
                .replace(" -XX:+PrintCommandLineFlags", "")
                .strip();
    }
}
