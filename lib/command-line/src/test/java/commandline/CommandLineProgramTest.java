package commandline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import commandline.CommandLineProgram.Body;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineProgramTest {
    private static final Body NEVER = arguments -> {
        throw new AssertionError("must not run");
    };

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void endsWithTheStatusOfItsBody() {
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
                .contains("Does something.", "-n, --number", "how many", "-h, --help", "[CC ...]");
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aUsageErrorIsToldWithTheUsageOnStandardError() {
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
    void theBodyMayFindAUsageErrorToo() {
        // when
        int status = run(arguments -> {
            throw new UsageException("makes no sense");
        });

        // then
        assertThat(status).isEqualTo(2);
        assertThat(err.toString(UTF_8)).startsWith("*** Usage error: makes no sense" + System.lineSeparator());
    }

    @Test
    void whatCannotRunSaysWhyInOneLine() {
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
    void anInterruptedProgramSaysNothing() {
        // when
        int status = run(arguments -> {
            throw new InterruptedException();
        });

        // then
        assertThat(status).isEqualTo(130);
        assertThat(out.toString(UTF_8) + err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aDefectOfTheProgramIsNotHidden() {
        assertThatIllegalStateException()
                .isThrownBy(() -> run(arguments -> {
                    throw new IllegalStateException();
                }));
    }

    private int run(Body body, String... args) {
        var options = new Options()
                .addOption(Option.builder("n")
                        .longOpt("number")
                        .hasArg()
                        .argName("N")
                        .desc("how many")
                        .get());
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), false);
        return new CommandLineProgram("some-program", "Does something.", "[CC ...]", options).run(args, console, body);
    }
}
