package atlas.common;

import static org.assertj.core.api.Assertions.assertThat;

import flags.common.FlagStore;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reporting.Counts;
import reporting.Display;

class CardTallyTest {
    private static final Flag FLAG = new Flag(new byte[] {1, 2, 3});

    @TempDir
    private Path destination;

    private final List<String> lines = new ArrayList<>();
    private final List<Throwable> fatal = new ArrayList<>();
    private final Calls calls = new Atlas(
                    List.of(new Mirror(URI.create("http://a"), Duration.ZERO)),
                    () -> {},
                    new RequestCounts(),
                    fatal::add)
            .calls("BR");
    private CardTally tally;

    @BeforeEach
    void createTally() {
        tally = tally(lines::add);
    }

    private CardTally tally(Display display) {
        return new CardTally(new FlagStore(destination, ".+"), display, fatal::add);
    }

    @Test
    void savesTheFlagUnderTheNameOfTheCountry() {
        tally.save(new Card("BR", "Brazil", FLAG));
        tally.save(new Card("XX", "a/\u001b[2J", FLAG));

        assertThat(destination.resolve("Brazil.gif")).hasBinaryContent(FLAG.gif());
        assertThat(lines).containsExactly("BR OK: Brazil.gif", "XX OK: a__[2J.gif");
        assertThat(tally.close(3)).isEqualTo(new Counts(2, 0, 0, 1));
    }

    @Test
    void aCardThatCannotBeSavedIsAnError() throws Exception {
        Files.createDirectories(destination.resolve("Brazil.gif/full"));

        tally.save(new Card("BR", "Brazil", FLAG));

        assertThat(lines).singleElement().asString().startsWith("BR error: cannot save ");
        assertThat(tally.close(1)).isEqualTo(new Counts(0, 0, 1, 0));
        assertThat(destination.toFile().list()).containsExactly("Brazil.gif");
    }

    @Test
    void countsFailuresThatFuturesHaveWrapped() {
        tally.fail(calls, new ExecutionException(new CompletionException(new NotFoundException())));
        tally.fail(calls, new CompletionException(new CallException("HTTP error 503 - Service Unavailable")));

        assertThat(lines).containsExactly("BR not found", "BR error: HTTP error 503 - Service Unavailable");
        assertThat(tally.close(2)).isEqualTo(new Counts(0, 1, 1, 0));
    }

    @Test
    void aCardThatWasCancelledIsNotFinished() {
        tally.fail(calls, new CancellationException());
        tally.fail(calls, new ExecutionException(new InterruptedException()));

        assertThat(lines).isEmpty();
        assertThat(tally.close(2)).isEqualTo(new Counts(0, 0, 0, 2));
    }

    @Test
    void anErrorEndsTheRunAndIsNotCounted() {
        var error = new StackOverflowError();

        tally.fail(calls, new ExecutionException(error));

        assertThat(fatal).containsExactly(error);
        assertThat(tally.close(1)).isEqualTo(new Counts(0, 0, 0, 1));
    }

    @Test
    void anExceptionOfTheDisplayEndsTheRun() {
        var exception = new IllegalStateException();
        tally = tally(message -> {
            throw exception;
        });

        tally.save(new Card("BR", "Brazil", FLAG));
        tally.save(new Card("CN", "China", FLAG));

        assertThat(fatal).containsExactly(exception);
        assertThat(tally.close(2)).isEqualTo(new Counts(1, 0, 0, 1));
        assertThat(destination.toFile().list()).containsExactly("Brazil.gif");
    }

    @Test
    void savesNothingAfterTheReport() {
        tally.close(1);

        tally.save(new Card("BR", "Brazil", FLAG));

        assertThat(destination.toFile().list()).isEmpty();
    }
}
