package processpool;

import java.io.Serializable;
import java.util.List;

/** A program that tests start in several ways. Prints the results of two tasks. */
final class SampleProgram {
    static final String OUTPUT = "Answer[number=42, words=[from, a worker]]";

    private SampleProgram() {}

    record Answer(int number, List<String> words) implements Serializable {
        private static final long serialVersionUID = 1;
    }

    public static void main(String[] args) throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            System.out.println(pool.submit(() -> new Answer(42, List.of("from", "a worker")))
                    .get());
            System.out.println(
                    "kept: " + pool.submit(() -> System.getProperty("kept")).get());
        }
    }
}
