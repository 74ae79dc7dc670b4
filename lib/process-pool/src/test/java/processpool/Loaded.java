package processpool;

import java.io.Serializable;
import java.util.List;

/** A program that is started by tests in several ways: prints what its tasks return. */
final class Loaded {
    private Loaded() {}

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
