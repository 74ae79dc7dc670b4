package benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Compares whole runs of the built flags programs, the server in a process of its own: with the argument file and without
 * it, with curl, and in a small heap. The commands of a comparison take turns, so that a drift of the machine affects
 * all of them.
 */
final class DownloadCosts {
    private static final List<String> STYLES =
            List.of("threadpool", "ascompleted", "async", "virtualthreads", "structured");
    private static final String CURL = "curl";

    private final Workload workload;
    private final PrintStream out;

    DownloadCosts(Workload workload, PrintStream out) {
        this.workload = workload;
        this.out = out;
    }

    void print() throws Exception {
        Path destination = Files.createTempDirectory(temporaryDirectory(), "benchmark-flags");
        try (FlagServerProcess server = FlagServerProcess.start()) {
            var programs = new FlagsPrograms(server, destination);
            List<String> styles = STYLES.stream().filter(FlagsPrograms::isBuilt).toList();
            printShortRuns(programs, styles);
            printRepeatedRuns(programs, styles);
            printEfficiency(programs, styles, 200);
            printEfficiency(programs, styles, 30);
            printSmallHeap(programs, styles);
        } finally {
            delete(destination);
        }
    }

    /** A file system in memory, where there is one: on a disk, writing files would dominate. */
    private static Path temporaryDirectory() {
        Path memory = Path.of("/dev/shm");
        return Files.isWritable(memory) ? memory : Path.of(System.getProperty("java.io.tmpdir"));
    }

    private void printShortRuns(FlagsPrograms programs, List<String> styles) throws Exception {
        out.println("Whole process, with fast.args relative to java -jar (second run on)");
        for (String style : styles) {
            programs.time(programs.fast(style, List.of("-e", "-m", "30")));
            double help = ratio(
                    () -> programs.time(programs.fast(style, List.of("--help"))),
                    () -> programs.time(programs.plain(style, List.of(), List.of("--help"))));
            double flags = ratio(
                    () -> programs.time(programs.fast(style, List.of("-e", "-m", "30"))),
                    () -> programs.time(programs.plain(style, List.of(), List.of("-e", "-m", "30"))));
            out.printf(Locale.ROOT, "  %-16s 676 flags %.2f    --help %.2f%n", style, flags, help);
        }
    }

    private void printRepeatedRuns(FlagsPrograms programs, List<String> styles) throws Exception {
        int repeat = workload.downloads().longRun();
        List<String> args = List.of("-e", "-m", "30", "--repeat", Integer.toString(repeat));
        Optional<List<String>> curl = programs.curl(repeat);
        out.printf(Locale.ROOT, "Whole process, %,d flags, with fast.args%n", 676 * repeat);
        for (String style : styles) {
            List<Duration> curlTimes = new ArrayList<>();
            List<Duration> times = new ArrayList<>();
            for (int run = 0; run < workload.runs(); run++) {
                times.add(programs.time(programs.fast(style, args)));
                if (curl.isPresent()) {
                    curlTimes.add(programs.time(curl.get()));
                }
            }
            double seconds = seconds(Median.of(times));
            String relative = curlTimes.isEmpty()
                    ? "curl is not installed"
                    : "%.2f of %s -Z".formatted(seconds / seconds(Median.of(curlTimes)), CURL);
            out.printf(Locale.ROOT, "  %-16s %8.3f s    %s%n", style, seconds, relative);
        }
    }

    private void printEfficiency(FlagsPrograms programs, List<String> styles, int concurrency) throws Exception {
        out.printf(Locale.ROOT, "Efficiency, 676 flags delayed by 0.5 s, %d at once, with fast.args%n", concurrency);
        for (String style : styles) {
            List<Double> efficiencies = new ArrayList<>();
            for (int run = 0; run < workload.runs(); run++) {
                efficiencies.add(programs.report(programs.delayed(style, concurrency), "efficiency"));
            }
            efficiencies.sort(Comparator.naturalOrder());
            out.printf(Locale.ROOT, "  %-16s %.3f%n", style, efficiencies.get(efficiencies.size() / 2));
        }
    }

    private void printSmallHeap(FlagsPrograms programs, List<String> styles) throws Exception {
        int few = workload.downloads().fewInSmallHeap();
        int many = workload.downloads().manyInSmallHeap();
        out.printf(
                Locale.ROOT, "Microseconds a download in a heap of 64 MB, of %,d and of %,d%n", 676 * few, 676 * many);
        for (String style : styles) {
            double first = programs.microsPerDownload(style, few);
            double second = programs.microsPerDownload(style, many);
            out.printf(Locale.ROOT, "  %-16s %8.1f %8.1f    %.2f times%n", style, first, second, second / first);
        }
    }

    /** A command that takes time. */
    @FunctionalInterface
    private interface Timed {
        Duration time() throws Exception;
    }

    private double ratio(Timed first, Timed second) throws Exception {
        List<Duration> firsts = new ArrayList<>();
        List<Duration> seconds = new ArrayList<>();
        for (int run = 0; run < workload.runs(); run++) {
            firsts.add(first.time());
            seconds.add(second.time());
        }
        return seconds(Median.of(firsts)) / seconds(Median.of(seconds));
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
