package commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import commandline.CommandLineProgram.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProgramTest {
    private static final Body NEVER = arguments -> {
        throw new AssertionError("must not run");
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void returnsTheStatusOfItsBody() {
        // when
        int status = run(arguments -> arguments.operands().size(), "a", "b", "c");

        // then
        assertThat(status).isEqualTo(3);
        assertThat(out.toString(UTF_8) + err.toString(UTF_8)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-h", "--help", "-n 3 --help operand"})
    void printsHelpOnStandardOutput(String commandLine) {
        // when
        int status = run(NEVER, commandLine.split(" ", -1));

        // then
        assertThat(status).isZero();
        assertThat(out.toString(UTF_8))
                .startsWith("usage: some-program ")
                .contains("Does something.", "-n, --number", "how many", "-h, --help", "[CC ...]", "country codes");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aUsageErrorPrintsTheErrorAndTheUsageOnStandardError() {
        // when
        int status = run(NEVER, "--unknown");

        // then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8).lines())
                .first()
                .isEqualTo("*** Usage error: there is no option --unknown (-h lists all options)");
        assertThat(err.toString(UTF_8).lines().skip(1).findFirst())
                .hasValueSatisfying(usage ->
                        assertThat(usage).startsWith("usage: some-program ").contains("[CC ...]"));
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void theBodyCanThrowAUsageError() {
        // when
        int status = run(arguments -> {
            throw new UsageException("makes no sense");
        });

        // then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("*** Usage error: makes no sense" + System.lineSeparator());
    }

    @Test
    void aProgramThatCannotRunPrintsOneLine() {
        // when
        int status = run(arguments -> {
            throw new CannotRunException("the disk is gone");
        });

        // then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).containsExactly("*** Error: the disk is gone");
        assertThat(out.toString(UTF_8)).isEmpty();
    }

    @Test
    void anInterruptedProgramPrintsNothing() {
        // when
        int status = run(arguments -> {
            throw new InterruptedException();
        });

        // then
        assertThat(status).isEqualTo(130);
        assertThat(out.toString(UTF_8) + err.toString(UTF_8)).isEmpty();
    }

    @Test
    void anUnexpectedExceptionPrintsOneLineWithItsLocation() {
        // when
        int status = run(arguments -> {
            throw new IllegalStateException("no\nreason");
        });

        // then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8))
                .startsWith(
                        "*** Error: unexpected IllegalStateException: no reason (at commandline.CommandLineProgramTest.")
                .hasLineCount(1);
    }

    static Stream<org.junit.jupiter.params.provider.Arguments> errors() {
        return Stream.of(
                arguments(new OutOfMemoryError("Java heap space"), "out of memory: Java heap space"),
                arguments(
                        new OutOfMemoryError("unable to create native thread: possibly out of memory"),
                        "cannot start a thread: the limit of threads, processes or memory is reached"),
                arguments(new StackOverflowError(), "stack overflow (at "),
                arguments(new NoClassDefFoundError("flags/Main"), "unexpected NoClassDefFoundError: flags/Main (at "),
                arguments(
                        new ExceptionInInitializerError(new IllegalStateException("no fonts")),
                        "unexpected IllegalStateException: no fonts"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void anErrorPrintsOneLineAndFails(Error error, String message) {
        // when
        int status = run(arguments -> {
            throw error;
        });

        // then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8)).startsWith("*** Error: " + message).hasLineCount(1);
    }

    @Test
    void anErrorThatEndsAnotherThreadEndsTheProgram() {
        // when
        int status = run(arguments -> {
            new Thread(() -> {
                        throw new OutOfMemoryError("Java heap space");
                    })
                    .start();
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                return ExitStatus.INTERRUPTED;
            }
            return ExitStatus.OK;
        });

        // then
        assertThat(status).isEqualTo(1);
        assertThat(err.toString(UTF_8).lines()).containsExactly("*** Error: out of memory: Java heap space");
    }

    @Nested
    class IfStandardOutputFails {
        @ParameterizedTest
        @ValueSource(strings = {"", "--help"})
        void theProgramPrintsOneLineAndFails(String commandLine) {
            // given
            StandardOutput full = failing("No space left on device");

            // when
            int status = run(
                    full,
                    arguments -> {
                        full.println("a result");
                        return ExitStatus.OK;
                    },
                    commandLine.isEmpty() ? new String[0] : new String[] {commandLine});

            // then
            assertThat(Thread.interrupted()).isTrue();
            assertThat(status).isEqualTo(1);
            assertThat(err.toString(UTF_8).lines())
                    .containsExactly("*** Error: cannot write to standard output: No space left on device");
        }

        @Test
        void aPlainPrintStreamIsCheckedToo() {
            // given
            var full = new PrintStream(new FailingStream("full"));

            // when
            int status = run(full, arguments -> {
                full.println("a result");
                return ExitStatus.OK;
            });

            // then
            assertThat(status).isEqualTo(1);
            assertThat(err.toString(UTF_8).lines()).containsExactly("*** Error: cannot write to standard output");
        }

        @Test
        void withABrokenPipeTheProgramIsInterruptedAndEndsQuietly() {
            // given
            StandardOutput pipe = failing("Broken pipe");

            // when
            int status = run(pipe, arguments -> {
                pipe.println("a result");
                new CountDownLatch(1).await();
                return ExitStatus.OK;
            });

            // then
            assertThat(status).isEqualTo(141);
            assertThat(err.toString(UTF_8)).isEmpty();
        }

        private StandardOutput failing(String message) {
            return StandardOutput.of(new FailingStream(message), UTF_8);
        }
    }

    private static final class FailingStream extends OutputStream {
        private final String message;

        FailingStream(String message) {
            this.message = message;
        }

        @Override
        public void write(int b) throws IOException {
            throw new IOException(message);
        }
    }

    private int run(Body body, String... args) {
        return run(new PrintStream(out, true, UTF_8), body, args);
    }

    private int run(PrintStream stream, Body body, String... args) {
        var options = new Options()
                .addOption(Option.builder("n")
                        .longOpt("number")
                        .hasArg()
                        .argName("N")
                        .desc("how many")
                        .get());
        var console = new Console(stream, new PrintStream(err, true, UTF_8), false);
        return new CommandLineProgram(
                        "some-program", "Does something.", List.of(new Operand("CC ...", "country codes")), options)
                .run(args, console, body);
    }
}
