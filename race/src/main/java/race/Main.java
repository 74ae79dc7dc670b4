package race;

import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.PathEncoding;
import commandline.UsageException;
import commandline.files.AtomicFile;
import commandline.files.FileErrors;
import commandline.files.OutputFile;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import timelines.ChartException;
import timelines.Panel;
import timelines.PngEncoder;
import timelines.Timelines;

/**
 * Races every style on the same work, each round in a process of its own, against one flag server in another, and shows
 * the result as tables and pictures. A style whose counts or files differ from what the server has is void.
 *
 * <pre>
 * $ java -jar race/target/race.jar --rounds 1 --styles sequential,threadpool
 * 20 flags, 5 requests at once, DELAY (0.02..0.2 s), 1 round in the order of seed 1
 * Everybody must come to 20 OK, 0 not found, 0 errors, and files of SHA-256 40725ef91138efc6.
 * Machine: Linux 6.18 amd64, 2 cores, 25276 MB; Java: Debian 17.0.15+6-Debian-1deb12u1
 * JVMs of the styles: -XX:ConcGCThreads=1 … -XX:+UseG1GC
 *
 * Cold: each round in a process of its own. Median [least..most] of the rounds.
 *             elapsed s  ideal s  efficiency  read latency ms  speed-up
 * sequential  0.974      0.716    0.74        0.0            1
 * threadpool  0.440      0.224    0.51        24.7           2.2
 * Fastest: threadpool.
 *
 * The same processes as a whole, and as the server saw them.
 *             wall s  CPU s  memory MB  threads  peak in flight  connections  reused  server CPU s
 * sequential  2.068   0.94   79         8        1               1            19      0.05
 * threadpool  1.112   0.82   79         13       5               5            15      0.03
 *
 * Warm: later rounds in one process, which replace the files of the one before.
 *             elapsed s  ideal s  efficiency  read latency ms  speed-up
 * sequential  0.977      0.716    0.73        0.0            1
 * threadpool  0.384      0.224    0.58        68.0           2.5
 * Fastest: threadpool.
 *
 * Efficiency is ideal / elapsed; ideal is the time of a perfect client that only waits for the server.
 * Read latency is for how long a finished flag waits until the program learns of it, on average.
 * Times are of whole lists of flags, and say nothing of how long single requests take.
 * Results, pictures and recordings are in race-results.
 * </pre>
 */
public final class Main {
    /** So many that the JVM of the server has compiled for good what each request needs, and does not do it later. */
    private static final int WARMING_REQUESTS = 10_000;

    private static final String TIMELINES = "timelines.png";

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess(), Entrants.projectRoot()));
    }

    /** @param root folder of the project whose programs race */
    static int run(String[] args, Console console, Path root) {
        var program = new CommandLineProgram(
                "race",
                "Races every style on the same work, and shows the result as tables and pictures.",
                "[CC ...]",
                RaceOptions.definition());
        return program.run(args, console, arguments -> race(RaceOptions.of(arguments), console, root));
    }

    private static int race(RaceOptions options, Console console, Path root)
            throws UsageException, CannotRunException, InterruptedException {
        PathEncoding.check(options.output());
        try {
            Entrants starters = Entrants.find(root, options.field());
            Machine machine = Machine.look(starters.java(), options.field().javaOptions());
            Path recordings = Files.createDirectories(options.output().resolve("recordings"));
            clear(options.output(), recordings);
            Results results = new Race(options, starters, machine, WARMING_REQUESTS).run(recordings, console);
            new ResultText(results, console.out()).print();
            write(results, options.output());
            console.out().println("Results, pictures and recordings are in " + options.output() + ".");
            if (!results.allAgree()) {
                console.err()
                        .println("*** Error: not everybody did the same work; the rows that do not count are void");
                return ExitStatus.FAILURE;
            }
            return ExitStatus.OK;
        } catch (ChartException e) {
            throw new CannotRunException(String.valueOf(e.getMessage()), e);
        } catch (FileSystemException e) {
            throw new CannotRunException("cannot write %s: %s".formatted(e.getFile(), FileErrors.reason(e)), e);
        } catch (IOException e) {
            throw new CannotRunException("cannot race: " + e.getMessage(), e);
        }
    }

    /** What an earlier race has left would look as if it belonged to this one. */
    private static void clear(Path directory, Path recordings) throws IOException {
        Files.deleteIfExists(directory.resolve(TIMELINES));
        try (DirectoryStream<Path> old = Files.newDirectoryStream(recordings, "*.jfr")) {
            for (Path recording : old) {
                Files.delete(recording);
            }
        }
    }

    private static void write(Results results, Path directory) throws CannotRunException, ChartException {
        write(directory, "results.json", out -> ResultFiles.writeJson(results, out));
        write(directory, "results.csv", out -> ResultFiles.writeCsv(results, out));
        if (!results.recorded().isEmpty()) {
            List<Panel> panels =
                    results.recorded().stream().map(RecordedRun::panel).toList();
            byte[] timelines = new Timelines("A recorded round of each", panels).toPng();
            write(directory, TIMELINES, out -> out.write(timelines));
        }
        // Created inside, because its static fields use AWT.
        byte[] chart = PngEncoder.encode(() -> new BarChart(results).image());
        write(directory, "elapsed.png", out -> out.write(chart));
    }

    private static void write(Path directory, String name, AtomicFile.Content content) throws CannotRunException {
        new OutputFile(directory.resolve(name)).write(content);
    }
}
