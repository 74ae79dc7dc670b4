package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A downloader killed at any moment leaves complete flags only. The next run removes its temporary files. */
class KilledDownloadersIT {
    private static final long SEED = 20_261_121;
    private static final int KILLS_OF_A_LONG_TEST = 200;
    private static final int KILLS_IN_A_ROW = 10;

    /** Repeats the list, so that the program spends most of the run saving. */
    private static final String[] RUN = {"--embedded", "-a", "--repeat", "3", "-t", "60", "-d", "flags"};

    @TempDir
    private Path directory;

    static List<Program> flagsPrograms() throws IOException {
        return Project.flagsPrograms();
    }

    @ParameterizedTest
    @MethodSource("flagsPrograms")
    void atARandomMoment(Program program) throws Exception {
        kill(program, 1, new Random(SEED + program.name().hashCode()));
    }

    @Test
    @Tag("long")
    void atTwoHundredRandomMoments() throws Exception {
        List<Program> programs = flagsPrograms();
        var random = new Random(SEED);
        int leftovers = 0;
        int done = 0;
        for (Program program : programs) {
            int kills = (KILLS_OF_A_LONG_TEST - done) / (programs.size() - programs.indexOf(program));
            leftovers += kill(program, kills, random);
            done += kills;
        }
        assertThat(done).isEqualTo(KILLS_OF_A_LONG_TEST);
        System.out.printf("killed runs left %d temporary files%n", leftovers);
        assertThat(leftovers).as("temporary files of killed runs").isPositive();
    }

    /**
     * Kills runs of a program at random moments, and completes a run after every few kills.
     *
     * @return the number of temporary files left by the killed runs
     */
    private int kill(Program program, int kills, Random random) throws Exception {
        Duration length = complete(program);
        int leftovers = 0;
        for (int kill = 1; kill <= kills; kill++) {
            killAt(program, Duration.ofNanos((long) (random.nextDouble() * length.toNanos())));
            leftovers += flags().leftovers().size();
            if (kill % KILLS_IN_A_ROW == 0 || kill == kills) {
                complete(program);
                flags().delete();
            }
        }
        return leftovers;
    }

    private void killAt(Program program, Duration moment) throws Exception {
        try (Run run = Run.jar(program, directory, RUN)) {
            // A random moment, not a condition to wait for.
            Thread.sleep(moment.toMillis());
            List<ProcessHandle> workers = run.handle().descendants().toList();
            run.handle().destroyForcibly();
            run.exitStatus();
            for (ProcessHandle worker : workers) {
                worker.onExit().get(60, TimeUnit.SECONDS);
            }
            assertThat(flags().requireCompleteFlags()).isLessThanOrEqualTo(FlagFiles.ALL);
        }
    }

    private Duration complete(Program program) throws Exception {
        long start = System.nanoTime();
        try (Run run = Run.jar(program, directory, RUN)) {
            assertThat(run.exitStatus()).isZero();
            assertThat(run.error()).isEmpty();
        }
        flags().requireAllFlags();
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private FlagFiles flags() {
        return new FlagFiles(directory.resolve("flags"));
    }
}
