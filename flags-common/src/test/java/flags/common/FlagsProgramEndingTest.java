package flags.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that end early, by an interrupt, an exception or an error. */
class FlagsProgramEndingTest {
    private final ProgramRun program;

    FlagsProgramEndingTest(@TempDir Path destination) {
        this.program = new ProgramRun(destination);
    }

    @Test
    void stopsAfterAnInterruptedRound() {
        // given
        DownloadMany interrupted = (codes, downloader, concurrency, tally) -> {
            throw new InterruptedException();
        };

        // when
        int status = program.run(interrupted, "--embedded", "--json", "--rounds", "3", "BR");

        // then
        assertThat(status).isEqualTo(130);
        assertThat(program.out().lines()).hasSize(1);
    }

    @Test
    void reportsFinishedDownloadsWhenInterrupted() {
        // given
        DownloadMany interrupted = (codes, downloader, concurrency, tally) -> {
            ProgramRun.oneAfterAnother(codes.subList(0, 1), downloader, concurrency, tally);
            throw new InterruptedException();
        };

        // when
        int status = program.run(interrupted, "--embedded", "BR", "CN", "US");

        // then
        assertThat(status).isEqualTo(130);
        assertThat(program.out())
                .contains("  1 flag downloaded.", "  2 not finished.")
                .doesNotContain("error");
    }

    @Test
    void aCancelledDownloaderInterruptsTheRun() {
        // given
        DownloadMany cancelled = (codes, downloader, concurrency, tally) -> {
            ProgramRun.oneAfterAnother(codes.subList(0, 1), downloader, concurrency, tally);
            downloader.cancel();
            ProgramRun.oneAfterAnother(codes.subList(1, 3), downloader, concurrency, tally);
        };

        // when
        int status = program.run(cancelled, "--embedded", "BR", "CN", "US");

        // then
        assertThat(status).isEqualTo(130);
        assertThat(program.out()).contains("  1 flag downloaded.", "  2 not finished.");
        assertThat(program.err()).isEmpty();
    }

    @Test
    void printsNothingIfInterruptedBeforeTheStart() {
        // given
        Thread.currentThread().interrupt();

        // when
        int status = program.run(ProgramRun.NOTHING, "BR");

        // then
        assertThat(status).isEqualTo(130);
        assertThat(program.out() + program.err()).isEmpty();
    }

    @Test
    void anErrorEndsTheRunWithOneLineAndTheReport() {
        // given
        DownloadMany failing = (codes, downloader, concurrency, tally) -> {
            ProgramRun.oneAfterAnother(codes.subList(0, 1), downloader, concurrency, tally);
            throw new OutOfMemoryError("simulated");
        };

        // when
        int status = program.run(failing, "--embedded", "--rounds", "2", "BR", "CN", "US");

        // then
        assertThat(status).isEqualTo(1);
        assertThat(program.err().lines()).containsExactly("*** Error: out of memory: simulated");
        assertThat(program.out()).containsOnlyOnce("  1 flag downloaded.").contains("  2 not finished.");
    }

    @Test
    void anErrorOfAnotherThreadEndsTheRunToo() {
        // given
        DownloadMany failing = (codes, downloader, concurrency, tally) -> {
            throw new CompletionException(new StackOverflowError());
        };

        // when
        int status = program.run(failing, "--embedded", "BR");

        // then
        assertThat(status).isEqualTo(1);
        assertThat(program.err().lines()).hasSize(1).first().asString().startsWith("*** Error: stack overflow");
        assertThat(program.out()).contains("Elapsed time: ");
    }

    @Test
    void anExceptionEndsTheRunWithOneLineAndTheReport() {
        // given
        DownloadMany failing = (codes, downloader, concurrency, tally) -> {
            throw new IllegalStateException("a bug");
        };

        // when
        int status = program.run(failing, "--embedded", "BR");

        // then
        assertThat(status).isEqualTo(1);
        assertThat(program.err().lines()).hasSize(1).first().asString().contains("IllegalStateException: a bug");
        assertThat(program.out()).contains("Elapsed time: ");
    }
}
