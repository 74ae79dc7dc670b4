package race;

import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import commandline.ExitStatus;
import commandline.PathEncoding;
import commandline.UsageException;
import commandline.files.FileErrors;
import countrycodes.CodeOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import race.contestants.Entrants;
import race.execution.Race;
import race.output.Charts;
import race.output.OutputDirectory;
import race.output.ResultFiles;
import race.output.ResultPrinter;
import race.page.PageFiles;
import race.page.ResultPage;
import race.page.TraceEvents;
import race.results.Machine;
import race.results.RecordedRun;
import race.results.Results;
import race.results.Results.Setup;
import timelines.ChartException;

/**
 * Races all styles on the same work. Each round is a process of its own; the flag server is another. A style whose counts
 * or files differ from the server's is void.
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
                "Races all styles on the same work: results as tables, charts and a page.",
                List.of(CodeOptions.OPERAND),
                RaceOptions.definition());
        return program.run(args, console, arguments -> run(RaceOptions.of(arguments), console, root));
    }

    private static int run(RaceOptions options, Console console, Path root)
            throws UsageException, CannotRunException, InterruptedException {
        PathEncoding.check(options.output().directory());
        try {
            return options.output().pageOnly() ? makePage(options, console, root) : race(options, console, root);
        } catch (FileSystemException e) {
            throw new CannotRunException("cannot access %s: %s".formatted(e.getFile(), FileErrors.reason(e)), e);
        } catch (IOException e) {
            throw new CannotRunException(String.valueOf(e.getMessage()), e);
        }
    }

    private static int makePage(RaceOptions options, Console console, Path root)
            throws IOException, CannotRunException {
        Path directory = options.output().directory();
        PageFiles.write(directory, Entrants.sources(root), console);
        console.out().println("Page: " + directory.resolve(OutputDirectory.INDEX_HTML));
        return ExitStatus.OK;
    }

    private static int race(RaceOptions options, Console console, Path root)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        Entrants entrants = Entrants.find(root, options.selection());
        Machine machine = Machine.detect(Entrants.startOfJvm(options.selection().javaOptions()));
        var setup = new Setup(
                machine, options.work(), options.rounds(), options.seed(), LocalDate.now(ZoneId.systemDefault()));
        Path directory = options.output().directory();
        try (OutputDirectory output = OutputDirectory.open(directory)) {
            Race.Outcome outcome = new Race(setup, entrants, console).run(output.scratch(), WARM_UP_REQUESTS);
            Results results = outcome.results();
            new ResultPrinter(results, console.out()).print();
            stageCharts(outcome, output, console);
            stagePage(outcome, Entrants.sources(root), output);
            stageMeasurements(outcome, output);
            output.publish();
            console.out().println("Page: " + directory.resolve(OutputDirectory.INDEX_HTML));
            if (!results.areValid()) {
                console.err().println("*** Error: not all contestants did the same work: see the rows marked void");
            }
            return results.areValid() ? ExitStatus.OK : ExitStatus.FAILURE;
        }
    }

    private static void stageCharts(Race.Outcome outcome, OutputDirectory output, Console console) throws IOException {
        try {
            Files.write(output.staged(OutputDirectory.ELAPSED_PNG), Charts.elapsed(outcome.results()));
            if (!outcome.recordings().isEmpty()) {
                Files.write(output.staged(OutputDirectory.TIMELINES_PNG), Charts.timelines(outcome.recordings()));
            }
        } catch (ChartException e) {
            console.err().println("Warning: " + e.getMessage());
        }
    }

    private static void stagePage(Race.Outcome outcome, Map<String, String> sources, OutputDirectory output)
            throws IOException {
        String page = ResultPage.html(Optional.of(outcome.results()), outcome.recordings(), sources);
        Files.writeString(output.staged(OutputDirectory.INDEX_HTML), page);
        try (OutputStream out = Files.newOutputStream(output.staged(OutputDirectory.TIMELINE_JSON))) {
            TraceEvents.write(outcome.recordings(), out);
        }
    }

    /** Moves the recordings, so everything that reads them comes first. */
    private static void stageMeasurements(Race.Outcome outcome, OutputDirectory output) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (RecordedRun recording : outcome.recordings()) {
            files.put(recording.name(), output.stageRecording(recording.name(), recording.file()));
        }
        ResultFiles.writeJson(outcome.results(), files, output.staged(OutputDirectory.RESULTS_JSON));
        ResultFiles.writeCsv(outcome.results(), output.staged(OutputDirectory.RESULTS_CSV));
    }
}
