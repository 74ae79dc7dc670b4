package flags.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import commandline.Console;
import commandline.ExitStatus;
import countrycodes.CountryCodes;
import endpoints.flags.FlagServer;
import endpoints.server.Endpoint;
import flags.common.DownloadMany;
import flags.common.FlagsProgram;
import flags.common.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reporting.Display;

/** An exception outside of a download ends the run, on whichever thread it is thrown. */
abstract class FatalErrorContract {
    private final Style style;
    private final DownloadMany downloadMany;
    private FlagServer server;

    @TempDir
    private Path destination;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory and calls the method that starts the server.
    FatalErrorContract(Style style, DownloadMany downloadMany) {
        this.style = style;
        this.downloadMany = downloadMany;
    }

    @BeforeEach
    void startServer() throws IOException, InterruptedException {
        server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
        // The run must not wait for this response.
        server.gate().block("cn");
    }

    @AfterEach
    void stopServer() {
        server.closeNow();
    }

    @Test
    void anExceptionWhileCountingEndsTheRun() throws Exception {
        var exception = new IllegalStateException("cannot count");
        Display failing = message -> {
            throw exception;
        };
        List<String> codes = CountryCodes.parse(List.of("BR", "CN", "Z"));
        int concurrency = Math.min(2, style.maxConcurrency());
        var downloads = new Downloads(style, downloadMany, destination);
        var program = new FutureTask<>(() -> downloads.tallyFrom(server.url(), codes, concurrency, failing));
        new Thread(program, "program").start();

        Throwable thrown = catchThrowable(() -> program.get(60, SECONDS));

        assertThat(thrown).isInstanceOf(ExecutionException.class).hasRootCause(exception);
    }

    @Test
    void anErrorEndsTheProgramWithOneLineAndTheReport() throws Exception {
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
        String[] args = {
            "-v", "-m", "2", "-d", destination.toString(), "-t", "60", "--base-url", server.url(), "BR", "CN", "Z"
        };
        var program = new FutureTask<>(() -> FlagsProgram.run(style, args, downloadMany, console));
        new Thread(program, "program").start();

        assertThat(program.get(60, SECONDS)).isEqualTo(ExitStatus.FAILURE);

        assertThat(err.toString(UTF_8).lines()).containsExactly("*** Error: out of memory: simulated");
        int saved = Objects.requireNonNull(destination.toFile().list()).length;
        assertThat(saved).isPositive();
        assertThat(out.toString(UTF_8).lines())
                .contains("-".repeat(20))
                .contains("%3d flag%s downloaded.".formatted(saved, saved == 1 ? "" : "s"))
                .last()
                .asString()
                .startsWith("Elapsed time: ");
    }
}
