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

/** The work of a run: its tasks, and how the report words them. */
sealed interface Job {
    /** Returns the tasks in the order of their rows. */
    List<PrimeTask> tasks();

    /** Returns the start of the headline, such as {@code Checking 20 numbers}. */
    String title();

    /** Returns the first column of a task's row, aligned with the other rows. */
    String label(PrimeTask task);

    /** Returns the second column of a result's row. */
    String result(PrimeCount count);

    /** Returns the line below the rows of a complete run, or an empty string for none. */
    String total(long primes);

    /** Returns the sentence that says how many tasks have no result. */
    String missing(int tasks);

    /** Returns what a worker did, such as {@code checked 3 numbers}. */
    String workDone(int tasks);

    /**
     * Numbers that are checked one by one.
     *
     * @param tasks a task for each number
     * @param width the digits of the longest number
     */
    record Numbers(List<PrimeTask> tasks, int width) implements Job {
        /** Returns the twenty built-in numbers, largest first. */
        static Numbers builtIn(Algorithm algorithm) {
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
            return new Numbers(tasks, maxDigits(tasks));
        }

        @Override
        public String title() {
            return "Checking " + counted(tasks.size(), "number");
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
            return "%s not checked.".formatted(tasks == 1 ? "1 number was" : tasks + " numbers were");
        }

        @Override
        public String workDone(int tasks) {
            return "checked " + counted(tasks, "number");
        }
    }

    /**
     * A range of numbers, counted in chunks.
     *
     * @param first the first number, from 0 on
     * @param last the last number, inclusive
     * @param tasks a task for each chunk
     * @param width the digits of the longest number
     */
    record Range(long first, long last, List<PrimeTask> tasks, int width) implements Job {
        /** @param chunk the numbers in each chunk but the last, at least 1 */
        static Range of(long first, long last, long chunk, Algorithm algorithm) {
            long chunks = (last - first) / chunk + 1;
            List<PrimeTask> tasks = LongStream.range(0, chunks)
                    .map(index -> first + index * chunk)
                    // from + chunk - 1 would overflow near Long.MAX_VALUE.
                    .mapToObj(from -> new PrimeTask(from, from + Math.min(chunk - 1, last - from), algorithm))
                    .toList();
            return new Range(first, last, tasks, maxDigits(tasks));
        }

        @Override
        public String title() {
            return "Counting the primes from %s to %s in %s".formatted(first, last, counted(tasks.size(), "chunk"));
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
            return counted(primes, "prime");
        }

        @Override
        public String missing(int tasks) {
            return "%s not counted.".formatted(tasks == 1 ? "1 chunk was" : tasks + " chunks were");
        }

        @Override
        public String workDone(int tasks) {
            return "counted " + counted(tasks, "chunk");
        }
    }

    private static String counted(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static int maxDigits(List<PrimeTask> tasks) {
        return tasks.stream()
                .mapToInt(task -> Long.toString(task.last()).length())
                .max()
                .orElse(0);
    }

    private static String aligned(long number, int width) {
        return " ".repeat(Math.max(0, width - Long.toString(number).length())) + number;
    }
}
