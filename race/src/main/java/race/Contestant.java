package race;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Somebody who downloads flags, a process for each run. */
interface Contestant {
    /** What it is called in the results. */
    String name();

    /** Whether it prints the report of the flags programs, and so tells how long its downloads took. */
    boolean reports();

    /** Whether it must be able to race warm and to be recorded, as all styles of this project are. */
    boolean isStyle();

    /**
     * The command of a run.
     *
     * @param task what to download
     * @param rounds how often, in the same process
     * @param recording file for a Flight Recorder recording
     */
    List<String> command(Task task, int rounds, Optional<Path> recording);

    /** What is given to standard input. */
    default String input(Task task) {
        return "";
    }

    /**
     * The work of one run.
     *
     * @param url below which the flags are
     * @param codes of the flags
     * @param concurrency how many requests may be in flight together
     * @param destination directory for the flags, which exists and is empty
     */
    record Task(String url, List<String> codes, int concurrency, Path destination) {}

    /**
     * A program that speaks the command line of the flags programs.
     *
     * @param name in the results
     * @param start of its command
     * @param isStyle whether it is one of this project
     */
    record Program(String name, List<String> start, boolean isStyle) implements Contestant {
        @Override
        public boolean reports() {
            return true;
        }

        @Override
        public List<String> command(Task task, int rounds, Optional<Path> recording) {
            List<String> command = new ArrayList<>(start);
            command.addAll(List.of("--base-url", task.url(), "-m", Integer.toString(task.concurrency())));
            command.addAll(List.of("--dest", task.destination().toString(), "--json"));
            if (rounds > 1) {
                command.addAll(List.of("--rounds", Integer.toString(rounds)));
            }
            recording.ifPresent(file -> command.addAll(List.of("--record", file.toString())));
            command.addAll(task.codes());
            return command;
        }
    }

    /** The command-line client, which saves the same files and reports nothing. */
    record Curl() implements Contestant {
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
            return List.of(
                    "curl",
                    "--disable",
                    "--parallel",
                    "--parallel-immediate",
                    "--parallel-max",
                    Integer.toString(task.concurrency()),
                    "--silent",
                    "--fail",
                    "--config",
                    "-");
        }

        @Override
        public String input(Task task) {
            var config = new StringBuilder();
            for (String code : task.codes()) {
                String name = code.toLowerCase(Locale.ROOT);
                config.append("url = \"%s/%s/%s.gif\"%n".formatted(task.url(), name, name));
                config.append("output = \"%s\"%n".formatted(task.destination().resolve(code + ".gif")));
            }
            return config.toString();
        }
    }
}
