package flags.race;

import flags.cli.CannotRunException;
import flags.cli.CommandLineProgram;
import flags.cli.Console;
import flags.cli.ExitStatus;
import flags.cli.UsageException;
import flags.timelines.Panel;
import flags.timelines.Timelines;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Races. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess(), Starters.projectRoot()));
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
        try {
            Starters starters = Starters.find(root, options.field());
            Machine machine = Machine.look(starters.java(), options.field().javaOptions());
            Path recordings = Files.createDirectories(options.output().resolve("recordings"));
            Results results = new Race(options, starters, machine).run(recordings, console);
            new ResultText(results, console.out()).print();
            write(results, options.output(), recordings);
            console.out().println("Results, pictures and recordings are in " + options.output() + ".");
            if (!results.allAgree()) {
                console.err()
                        .println("*** Error: not everybody did the same work; the rows that do not count are void");
                return ExitStatus.FAILURE;
            }
            return ExitStatus.OK;
        } catch (FileSystemException e) {
            throw new CannotRunException("cannot write %s: %s".formatted(e.getFile(), reason(e)), e);
        } catch (IOException e) {
            throw new CannotRunException("cannot race: " + e.getMessage(), e);
        }
    }

    private static String reason(FileSystemException e) {
        if (e instanceof FileAlreadyExistsException) {
            return "it exists, and is no directory";
        }
        return e instanceof AccessDeniedException ? "permission denied" : String.valueOf(e.getReason());
    }

    private static void write(Results results, Path directory, Path recordings) throws IOException {
        ResultFiles.writeJson(results, directory.resolve("results.json"));
        ResultFiles.writeCsv(results, directory.resolve("results.csv"));
        List<Panel> panels = new ArrayList<>();
        for (String contestant : results.recorded()) {
            Path recording = recordings.resolve(Race.fileName(contestant));
            panels.add(RecordedRun.read(contestant, recording).panel());
        }
        if (!panels.isEmpty()) {
            new Timelines("A recorded round of each", panels).writePng(directory.resolve("timelines.png"));
        }
        new BarChart(results).writePng(directory.resolve("elapsed.png"));
    }
}
