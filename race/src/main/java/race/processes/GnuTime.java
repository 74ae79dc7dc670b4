package race.processes;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import race.processes.ProcessResult.Usage;

/**
 * The command {@code time} of GNU, which knows the CPU time and peak memory of an ended process. The JDK does not.
 *
 * @param report the file for the figures
 */
record GnuTime(Path report) {
    private static final Path COMMAND = Path.of("/usr/bin/time");
    private static final double MEGABYTES_PER_KIBIBYTE = 1024 / 1e6;

    /** Returns GNU time if it is installed. Other commands of that name do not report memory. */
    static Optional<GnuTime> find(Path report) throws InterruptedException {
        boolean installed = Files.isExecutable(COMMAND)
                && ProcessRunner.run(List.of(COMMAND.toString(), "--version"))
                        .out()
                        .text()
                        .contains("GNU");
        return installed ? Optional.of(new GnuTime(report)) : Optional.empty();
    }

    List<String> command(List<String> measured) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(COMMAND.toString(), "-o", report.toString(), "-f", "%U %S %M"));
        command.addAll(measured);
        return command;
    }

    /** Returns the figures. They are on the last line: a failed command is reported on a line before. */
    Optional<Usage> usage() {
        try {
            // Not UTF-8: the report repeats the name of a command that cannot be started.
            List<String> lines = Files.readAllLines(report, ISO_8859_1);
            String[] figures = lines.get(lines.size() - 1).split(" ", -1);
            return Optional.of(new Usage(
                    Double.parseDouble(figures[0]) + Double.parseDouble(figures[1]),
                    Double.parseDouble(figures[2]) * MEGABYTES_PER_KIBIBYTE));
        } catch (IOException | NumberFormatException | IndexOutOfBoundsException e) {
            return Optional.empty();
        }
    }
}
