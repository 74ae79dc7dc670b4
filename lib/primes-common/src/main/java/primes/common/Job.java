package primes.common;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.LongStream;

/** What a program has to do: tasks, and how they and their results are shown. */
sealed interface Job {
    /** The tasks, in the order in which their results are shown. */
    List<PrimeTask> tasks();

    /** What is done, as the beginning of a sentence. */
    String title();

    /** How a task is shown, aligned with the others. */
    String label(PrimeTask task);

    /** How a result is shown, after the label. */
    String result(PrimeCount count);

    /** What was found in all, for which nothing may be missing; may be empty. */
    String total(long primes);

    /** What remained undone, as a sentence. */
    String missing(int tasks);

    /** What a worker did, as the end of a sentence. */
    String share(int tasks);

    /**
     * Numbers that are checked one by one.
     *
     * @param width of the widest
     */
    record Numbers(List<PrimeTask> tasks, int width) implements Job {
        /** The twenty numbers of the program, largest first. */
        static Numbers ofProgram(Algorithm algorithm) {
            try (InputStream resource = Numbers.class.getResourceAsStream("numbers.csv");
                    var reader = new BufferedReader(
                            new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
                return of(
                        reader.lines()
                                .skip(1)
                                .map(line -> Long.valueOf(line.substring(0, line.indexOf(','))))
                                .sorted(Comparator.reverseOrder())
                                .toList(),
                        algorithm);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        static Numbers of(List<Long> numbers, Algorithm algorithm) {
            List<PrimeTask> tasks = numbers.stream()
                    .map(number -> PrimeTask.check(number, algorithm))
                    .toList();
            return new Numbers(tasks, widest(tasks));
        }

        @Override
        public String title() {
            return "Checking %d number%s".formatted(tasks.size(), tasks.size() == 1 ? "" : "s");
        }

        @Override
        public String label(PrimeTask task) {
            return aligned(task.first(), width);
        }

        @Override
        public String result(PrimeCount count) {
            return count.primes() == 1 ? "P" : " ";
        }

        @Override
        public String total(long primes) {
            return "";
        }

        @Override
        public String missing(int tasks) {
            return tasks == 1 ? "1 number was not checked." : tasks + " numbers were not checked.";
        }

        @Override
        public String share(int tasks) {
            return tasks == 1 ? "checked 1 number" : "checked %d numbers".formatted(tasks);
        }
    }

    /**
     * A range whose primes are counted, in chunks that may be counted at once.
     *
     * @param width of the widest number
     */
    record Range(long first, long last, List<PrimeTask> tasks, int width) implements Job {
        /** @param chunk how many numbers a task counts, at least 1; the last may have fewer */
        static Range of(long first, long last, long chunk, Algorithm algorithm) {
            long chunks = (last - first) / chunk + 1;
            List<PrimeTask> tasks = LongStream.range(0, chunks)
                    .map(index -> first + index * chunk)
                    // Written so that nothing overflows at the end of the range of long.
                    .mapToObj(from -> new PrimeTask(from, from + Math.min(chunk - 1, last - from), algorithm))
                    .toList();
            return new Range(first, last, tasks, widest(tasks));
        }

        @Override
        public String title() {
            return "Counting the primes from %d to %d in %d chunk%s"
                    .formatted(first, last, tasks.size(), tasks.size() == 1 ? "" : "s");
        }

        @Override
        public String label(PrimeTask task) {
            return aligned(task.first(), width) + " to " + aligned(task.last(), width);
        }

        @Override
        public String result(PrimeCount count) {
            PrimeTask largest = tasks.get(0);
            return aligned(
                    count.primes(),
                    Long.toString(largest.last() - largest.first() + 1).length());
        }

        @Override
        public String total(long primes) {
            return primes == 1 ? "1 prime" : primes + " primes";
        }

        @Override
        public String missing(int tasks) {
            return tasks == 1 ? "1 chunk was not counted." : tasks + " chunks were not counted.";
        }

        @Override
        public String share(int tasks) {
            return tasks == 1 ? "counted 1 chunk" : "counted %d chunks".formatted(tasks);
        }
    }

    private static int widest(List<PrimeTask> tasks) {
        return tasks.stream()
                .mapToInt(task -> Long.toString(task.last()).length())
                .max()
                .orElse(0);
    }

    private static String aligned(long number, int width) {
        return " ".repeat(Math.max(0, width - Long.toString(number).length())) + number;
    }
}
