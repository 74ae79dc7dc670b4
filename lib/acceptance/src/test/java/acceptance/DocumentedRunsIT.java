package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The runs in headers and pages print the documented output, except for times and ports. */
class DocumentedRunsIT {
    private static final Pattern HEADER_RUN = Pattern.compile("<pre>\\R(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern PAGE_RUN =
            Pattern.compile("^```console\\R(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern COMMAND = Pattern.compile("\\$ java (?:--enable-preview )?-jar (.*)");

    private static final Pattern ROW_OF_TIMELINE = Pattern.compile("(?:main|worker-\\d) {2,}.*");

    @TempDir
    private Path directory;

    /**
     * A documented run.
     *
     * @param command the path of the jar and the arguments
     * @param output the documented lines
     */
    record Documented(String command, List<String> output) {
        Program program() {
            return Program.named(command.replaceFirst(".*?([\\w-]+)/target/.*", "$1"));
        }

        String[] args() {
            return Arrays.stream(command.split(" ", -1)).skip(1).toArray(String[]::new);
        }

        @Override
        public String toString() {
            return command;
        }
    }

    static List<Documented> documentedRuns() throws IOException {
        List<Documented> runs = new ArrayList<>();
        for (Program program : Project.programs()) {
            String source = Files.readString(program.mainSource()).replaceAll("(?m)^ \\* ?", "");
            runs.addAll(runs(HEADER_RUN, source));
        }
        for (Path page : Project.pages()) {
            runs.addAll(runs(PAGE_RUN, Files.readString(page)));
        }
        return runs;
    }

    /** Returns the runs of runnable jars in a document, one for each block. */
    private static List<Documented> runs(Pattern block, String document) {
        return block.matcher(document)
                .results()
                .map(match -> match.group(1).lines().toList())
                .filter(lines -> COMMAND.matcher(lines.get(0)).matches())
                .map(lines -> new Documented(
                        COMMAND.matcher(lines.get(0)).replaceFirst("$1"), lines.subList(1, lines.size())))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documentedRuns")
    void printsWhatIsDocumented(Documented documented) throws Exception {
        try (Run run = Run.jar(documented.program(), directory, documented.args())) {
            assertThat(run.exitStatus()).isZero();

            assertThat(normalized(documented, run.output()))
                    .containsExactlyInAnyOrderElementsOf(normalized(documented, documented.output()));
        }
    }

    private static List<String> normalized(Documented documented, List<String> lines) {
        return documented.command().matches("(race|lib/benchmarks)/.*") ? withoutFigures(lines) : normalized(lines);
    }

    /** Removes figures and everything that depends on the machine. */
    private static List<String> withoutFigures(List<String> lines) {
        return lines.stream()
                .filter(line -> !line.contains("GNU time") && !line.contains("server-bound"))
                .filter(line -> !line.matches("  \\S.*")) // the rest of a line that is longer than 80 columns
                .map(line -> line.replaceFirst("^(Machine|JVMs of the styles|Fastest|Java)[: ].*", "$1")
                        .replaceAll("SHA-256 \\w+", "SHA-256")
                        .replaceAll(" \\*  ", "  ")
                        .replaceAll(" (-(?= |$)|~1)", " N")
                        .replaceAll("\\d+(\\.\\d+)?", "N")
                        .replaceAll(" +", " "))
                .toList();
    }

    private static List<String> normalized(List<String> lines) {
        return lines.stream()
                .map(line -> ROW_OF_TIMELINE.matcher(line).matches() ? withoutTime(line) : line)
                .map(line -> line.replaceAll("(localhost|127\\.0\\.0\\.1):\\d+", "HOST:PORT")
                        .replaceAll("\\d+\\.\\d+s(, \\d+\\.\\d+ times the ideal of [\\d.]+s)?$", "TIMEs$1")
                        .replaceAll("s, \\d+\\.\\d+ times the ideal", "s, N times the ideal")
                        .replaceAll("^ *\\d+\\.\\d+  ", "TIME ")
                        .replaceAll(
                                "\"(requestsSent|requestsCancelled|elapsedSeconds|efficiency|meanReadLatencySeconds|peakThreads)\":[\\d.]+",
                                "\"$1\":N")
                        .replaceAll("^ *\\d+ requests sent, \\d+ cancelled\\.$", "N requests sent, N cancelled.")
                        .replaceAll("after \\d+\\.\\d+ s$", "after TIME s"))
                .toList();
    }

    /** Removes repetitions: the number of columns of a bar varies slightly. */
    private static String withoutTime(String row) {
        return row.replaceAll("[- ]", "").replaceAll("(.)\\1+", "$1");
    }
}
