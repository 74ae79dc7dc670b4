package race.contestants;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A program that downloads flags. Each run is a process of its own. */
public interface Contestant {
    /** Returns the name in the results, unique in a race. */
    String name();

    /** Returns whether it prints the JSON report of the flags programs. */
    boolean reports();

    /** Returns whether it is a style of this project, which must support several rounds and a recording. */
    boolean isStyle();

    /**
     * Returns the command of a run.
     *
     * @param rounds the number of rounds in the process
     * @param recording the file for a Flight Recorder recording, if the run is recorded
     */
    List<String> command(Task task, int rounds, Optional<Path> recording);

    /** Returns the text for standard input. */
    default String input(Task task) {
        return "";
    }

    /**
     * The work of a round.
     *
     * @param url the base URL of the flags, without a trailing slash; empty if the program brings its servers
     * @param codes the country codes of the flags
     * @param concurrency the maximum number of flags or cards in progress
     * @param destination an existing empty directory for the flags
     * @param retries the maximum number of retries of a download
     */
    record Task(Optional<String> url, List<String> codes, int concurrency, Path destination, int retries) {}

    /**
     * A program with the command line of the flags programs.
     *
     * @param name the name in the results
     * @param start the command, without arguments
     * @param isStyle whether it is a style of this project
     */
    record Program(String name, List<String> start, boolean isStyle) implements Contestant {
        /** Copies the command. */
        public Program {
            start = List.copyOf(start);
        }

        @Override
        public boolean reports() {
            return true;
        }

        @Override
        public List<String> command(Task task, int rounds, Optional<Path> recording) {
            List<String> command = new ArrayList<>(start);
            task.url().ifPresent(url -> command.addAll(List.of("--base-url", url)));
            command.addAll(List.of("-m", Integer.toString(task.concurrency())));
            command.addAll(List.of("--dest", task.destination().toString(), "--json"));
            if (task.retries() > 0) {
                command.addAll(List.of("--retries", Integer.toString(task.retries())));
            }
            if (rounds > 1) {
                command.addAll(List.of("--rounds", Integer.toString(rounds)));
            }
            recording.ifPresent(file -> command.addAll(List.of("--record", file.toString())));
            command.addAll(task.codes());
            return command;
        }
    }

    /** The command {@code curl}. It saves the same files and reports nothing. */
    record Curl() implements Contestant {
        private static final List<String> COMMAND = List.of(
                "curl", "--disable", "--parallel", "--parallel-immediate", "--silent", "--fail", "--config", "-");

        @Override
        public String name() {
            return "curl -Z";
        }

        @Override
        public boolean reports() {
            return false;
        }

        @Override
        public boolean isStyle() {
            return false;
        }

        @Override
        public List<String> command(Task task, int rounds, Optional<Path> recording) {
            List<String> command = new ArrayList<>(COMMAND);
            command.addAll(List.of("--parallel-max", Integer.toString(task.concurrency())));
            return command;
        }

        @Override
        public String input(Task task) {
            var config = new StringBuilder();
            for (String code : task.codes()) {
                String name = code.toLowerCase(Locale.ROOT);
                config.append("url = \"%s/%s/%s.gif\"%n".formatted(task.url().orElseThrow(), name, name));
                config.append("output = \"%s\"%n".formatted(task.destination().resolve(code + ".gif")));
            }
            return config.toString();
        }
    }
}
