package race;

import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.PathEncoding;
import commandline.UsageException;
import commandline.files.FileErrors;
import flags.common.CodeOptions;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import race.contestants.Entrants;
import race.execution.Race;
import race.output.Charts;
import race.output.OutputDirectory;
import race.output.ResultFiles;
import race.output.ResultPrinter;
import race.results.Machine;
import race.results.RecordedRun;
import race.results.Results;
import race.results.Results.Setup;
import timelines.ChartException;

/**
 * Races all styles on the same work. Each round is a process of its own; the flag server is another. A style with other
 * counts or files than the server's is void.
 */
public final class Main {
    /** Enough for the JIT compiler: the server compiles nothing during the race. */
    private static final int WARM_UP_REQUESTS = 10_000;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess(), Entrants.projectRoot()));
    }

    /** @param root the folder of the project whose programs race */
    static int run(String[] args, Console console, Path root) {
        var program = new CommandLineProgram(
                "race",
                "Races all styles on the same work, and shows the results as tables and charts.",
                List.of(CodeOptions.OPERAND),
                RaceOptions.definition());
        return program.run(args, console, arguments -> race(RaceOptions.of(arguments), console, root));
    }

    private static int race(RaceOptions options, Console console, Path root)
            throws UsageException, CannotRunException, InterruptedException {
        PathEncoding.check(options.output());
        try {
            Entrants entrants = Entrants.find(root, options.selection());
            Machine machine =
                    Machine.detect(Entrants.startOfJvm(options.selection().javaOptions()));
            var setup = new Setup(machine, options.work(), options.rounds(), options.seed());
            try (OutputDirectory output = OutputDirectory.open(options.output())) {
                Race.Outcome outcome = new Race(setup, entrants, console).run(output.scratch(), WARM_UP_REQUESTS);
                Results results = outcome.results();
                new ResultPrinter(results, console.out()).print();
                stage(results, outcome.recordings(), output, console);
                output.publish();
                console.out().println("Results, charts and recordings are in " + options.output() + ".");
                if (!results.areValid()) {
                    console.err().println("*** Error: not all contestants did the same work: see the rows marked void");
                }
                return results.areValid() ? ExitStatus.OK : ExitStatus.FAILURE;
            }
        } catch (FileSystemException e) {
            throw new CannotRunException("cannot write %s: %s".formatted(e.getFile(), FileErrors.reason(e)), e);
        } catch (IOException e) {
            throw new CannotRunException("cannot race: " + e.getMessage(), e);
        }
    }

    private static void stage(Results results, List<RecordedRun> recordings, OutputDirectory output, Console console)
            throws IOException {
        try {
            Files.write(output.staged(OutputDirectory.ELAPSED_PNG), Charts.elapsed(results));
            if (!recordings.isEmpty()) {
                Files.write(output.staged(OutputDirectory.TIMELINES_PNG), Charts.timelines(recordings));
            }
        } catch (ChartException e) {
            console.err().println("Warning: " + e.getMessage());
        }
        Map<String, String> files = new LinkedHashMap<>();
        for (RecordedRun recording : recordings) {
            files.put(recording.name(), output.stageRecording(recording.name(), recording.file()));
        }
        ResultFiles.writeJson(results, files, output.staged(OutputDirectory.RESULTS_JSON));
        ResultFiles.writeCsv(results, output.staged(OutputDirectory.RESULTS_CSV));
    }
}
