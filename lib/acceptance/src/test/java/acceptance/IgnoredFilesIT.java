package acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Git ignores the files that documented commands write. */
class IgnoredFilesIT {
    private static final Pattern OUTPUT_FILE = Pattern.compile("--(?:record|chart) ([a-z]+\\.[a-z]+)");

    static Set<String> documentedFiles() throws IOException {
        Set<String> files = new TreeSet<>(Set.of("downloaded/BR.gif", "race-results/index.html"));
        for (Path page : Project.pages()) {
            OUTPUT_FILE.matcher(Files.readString(page)).results().forEach(file -> files.add(file.group(1)));
        }
        return files;
    }

    @ParameterizedTest
    @MethodSource("documentedFiles")
    void isIgnored(String file) throws Exception {
        assumeTrue(Files.exists(Project.ROOT.resolve(".git")), "a clone");

        Process git = new ProcessBuilder("git", "check-ignore", file)
                .directory(Project.ROOT.toFile())
                .redirectErrorStream(true)
                .start();

        assertThat(git.inputReader().lines()).containsExactly(file);
    }
}
