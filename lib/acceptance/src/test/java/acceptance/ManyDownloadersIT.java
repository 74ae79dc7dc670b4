package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Downloaders with the same destination run at the same time without conflicts. */
class ManyDownloadersIT {
    private static final String LEFTOVER = ".BR.gif.%s-1.tmp";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void eachWithAnEmbeddedServer(int downloaders) throws Exception {
        requireAllSucceed(downloaders, "--embedded");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 10})
    void withTheSameServer(int downloaders) throws Exception {
        try (Run server = Servers.start(directory)) {
            requireAllSucceed(downloaders, "--base-url", Servers.url(server, "LOCAL"));
        }
    }

    @Test
    void removeTheSameLeftoversTogether() throws Exception {
        Path destination = Files.createDirectory(directory.resolve("flags"));
        long dead = pidOfOneThatHasEnded();
        for (String code : List.of("BR", "CN", "IN", "US")) {
            Files.createFile(destination.resolve(LEFTOVER.formatted(dead).replace("BR", code)));
        }
        requireAllSucceed(4, "--embedded");
    }

    private void requireAllSucceed(int downloaders, String... server) throws Exception {
        List<String> args = new ArrayList<>(List.of(server));
        // Ten JVMs on a small machine exceed the default timeouts.
        args.addAll(List.of("-a", "-d", "flags", "-t", "60", "--max-time", "100"));
        List<Program> programs = Project.flagsPrograms();
        List<Run> runs = new ArrayList<>();
        try {
            for (int run = 0; run < downloaders; run++) {
                Program program = programs.get(run % programs.size());
                runs.add(Run.jar(program, directory, args.toArray(String[]::new)));
            }
            for (Run run : runs) {
                assertThat(run.exitStatus()).isZero();
                assertThat(run.output()).contains(FlagFiles.ALL + " flags downloaded.");
                assertThat(run.error()).isEmpty();
            }
        } finally {
            runs.forEach(Run::close);
        }
        new FlagFiles(directory.resolve("flags")).requireAllFlags();
    }

    private long pidOfOneThatHasEnded() throws IOException, InterruptedException {
        try (Run run = Run.jar(Program.named("flags-sequential"), directory, "--help")) {
            run.exitStatus();
            return run.handle().pid();
        }
    }
}
