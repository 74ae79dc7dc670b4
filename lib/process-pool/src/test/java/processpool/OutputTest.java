package processpool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

@Timeout(60)
@ResourceLock(Resources.SYSTEM_OUT)
class OutputTest {
    private static final int TWO_MEGABYTES = 2_000_000;

    private final PrintStream realOut = System.out;
    private final PrintStream realErr = System.err;
    private final @Nullable String errEncoding = System.getProperty("stderr.encoding");
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    OutputTest() {
        System.setOut(new PrintStream(out, true));
        System.setErr(new PrintStream(err, true));
    }

    @AfterEach
    void restoreOutput() {
        System.setOut(realOut);
        System.setErr(realErr);
        if (errEncoding == null) {
            System.clearProperty("stderr.encoding");
        } else {
            System.setProperty("stderr.encoding", errEncoding);
        }
    }

    private String printed() {
        return out.toString(Charset.defaultCharset());
    }

    @Test
    void outputOfATaskAppearsBeforeItsResult() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            for (int number = 0; number < 100; number++) {
                int line = number;
                pool.submit(() -> System.out.println("line " + line)).get();
                assertThat(printed()).endsWith("line " + line + System.lineSeparator());
            }
        }
    }

    @Test
    void standardErrorFromBeforeAWorkerIsReadyAppearsInFull() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> {
                    for (int line = 0; line < 1000; line++) {
                        System.err.println("line " + line);
                    }
                })
                .build()) {
            pool.submit(() -> 1).get();
        }

        assertThat(err.toString(Charset.defaultCharset()).lines())
                .containsExactlyElementsOf(IntStream.range(0, 1000)
                        .mapToObj(line -> "line " + line)
                        .toList());
    }

    @Test
    void outputOfATaskThatCrashesAppears() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            Future<?> crash = pool.submit(() -> {
                System.out.print("before the crash");
                Runtime.getRuntime().halt(1);
            });
            assertThat(crash).failsWithin(Duration.ofSeconds(30));

            assertThat(printed()).isEqualTo("before the crash");
        }
    }

    @Test
    void copiesTwoMegabytesInOnePrint() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(() -> System.out.print("x".repeat(TWO_MEGABYTES))).get();

            assertThat(printed()).isEqualTo("x".repeat(TWO_MEGABYTES));
        }
    }

    @Test
    void keepsCharactersAndBytes() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(() -> {
                        System.out.print("æøå €");
                        System.out.write(0);
                        System.out.flush();
                    })
                    .get();

            String encoding = System.getProperty("stdout.encoding", System.getProperty("sun.stdout.encoding"));
            Charset charset = encoding == null ? Charset.defaultCharset() : Charset.forName(encoding);
            assertThat(out.toByteArray()).isEqualTo("æøå €\0".getBytes(charset));
        }
    }

    @Test
    void standardErrorAppears() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(() -> System.err.println("a warning")).get();
        }

        assertThat(err.toString(Charset.defaultCharset())).isEqualTo("a warning" + System.lineSeparator());
    }

    @Test
    void standardErrorHasTheCharsetOfTheProgram() throws Exception {
        System.setProperty("stderr.encoding", "UTF-16BE");
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder()
                .workers(1)
                .initializer(() -> System.err.println("æøå €"))
                .build()) {
            pool.submit(() -> System.err.println("æøå €")).get();
        }

        String line = "æøå €" + System.lineSeparator();
        assertThat(err.toString(StandardCharsets.UTF_16BE)).isEqualTo(line + line);
    }

    @Test
    void unknownCharsetOfTheProgramIsIgnored() throws Exception {
        System.setProperty("stderr.encoding", "no-such-charset");
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(() -> System.err.println("a line")).get();
        }

        assertThat(err.toString(Charset.defaultCharset())).isEqualTo("a line" + System.lineSeparator());
    }

    @Test
    void tasksCompleteIfTheProgramHasNoStandardStreams() throws Exception {
        System.setOut(null);
        System.setErr(null);
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(() -> System.out.println("lost")).get();
            // More than a pipe holds.
            pool.submit(() -> System.err.println("x".repeat(TWO_MEGABYTES))).get();
        }
    }

    @Test
    void tasksCompleteIfTheStandardStreamsOfTheProgramFail() throws Exception {
        PrintStream failing = new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void write(byte[] bytes, int offset, int length) {
                throw new AssertionError("write failed");
            }
        };
        System.setOut(failing);
        System.setErr(failing);
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            pool.submit(() -> System.out.println("lost")).get();
            pool.submit(() -> System.err.println("x".repeat(TWO_MEGABYTES))).get();
        }
    }

    @Test
    void standardInputIsEmpty() throws Exception {
        try (ProcessPoolExecutor pool = ProcessPoolExecutor.builder().workers(1).build()) {
            assertThat(pool.submit(() -> System.in.read()).get()).isEqualTo(-1);
        }
    }
}
