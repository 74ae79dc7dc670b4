package flags.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import commandline.Console;
import commandline.ExitStatus;
import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import flags.common.DownloadMany;
import flags.common.Style;
import flags.common.Tally;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import reporting.Display;

/** An exception outside of a download ends the run, on whichever thread it is thrown. */
abstract class FatalErrorContract extends ContractBase {
    FatalErrorContract(Style style, DownloadMany downloadMany) {
        super(style, downloadMany);
    }

    @Test
    void anExceptionWhileCountingEndsTheRun() throws Exception {
        FlagServer server = serverThatBlocksCn();
        var exception = new IllegalStateException("cannot count");
        Display failing = message -> {
            throw exception;
        };
        List<String> codes = CountryCodes.parse(List.of("BR", "CN", "Z"));
        FutureTask<Tally> program = start(() -> downloads().tallyFrom(server.url(), codes, atMost(2), failing));

        Throwable thrown = catchThrowable(() -> program.get(60, SECONDS));

        assertThat(thrown).isInstanceOf(ExecutionException.class).hasRootCause(exception);
    }

    @Test
    void anErrorEndsTheProgramWithOneLineAndTheReport() throws Exception {
        FlagServer server = serverThatBlocksCn();
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var failing = new PrintStream(out, true, UTF_8) {
            @Override
            public void println(String line) {
                if (line.equals("BR OK")) {
                    throw new OutOfMemoryError("simulated");
                }
                super.println(line);
            }
        };
        var console = new Console(failing, new PrintStream(err, true, UTF_8), false);

        FutureTask<Integer> program = startProgram(server, console, "-v", "-m", "2", "BR", "CN", "Z");

        assertThat(program.get(60, SECONDS)).isEqualTo(ExitStatus.FAILURE);
        assertThat(err.toString(UTF_8).lines()).containsExactly("*** Error: out of memory: simulated");
        int saved = files().size();
        assertThat(saved).isPositive();
        assertThat(out.toString(UTF_8).lines())
                .contains("-".repeat(20))
                .contains("%3d flag%s downloaded.".formatted(saved, saved == 1 ? "" : "s"))
                .last()
                .asString()
                .startsWith("Elapsed time: ");
    }

    /** Starts a server that never responds to CN. The run must not wait for that response. */
    private FlagServer serverThatBlocksCn() throws IOException, InterruptedException {
        FlagServer server = startServer();
        server.gate().block("cn");
        return server;
    }
}
