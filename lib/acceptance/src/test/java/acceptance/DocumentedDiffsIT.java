package acceptance;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The diffs in README and docs are excerpts of the real diffs. */
class DocumentedDiffsIT {
    private static final Pattern COMMAND_AND_DIFF =
            Pattern.compile("```sh\\R(diff .*)\\R```(?:(?!```)[\\s\\S])*```diff\\R((?:(?!```)[\\s\\S])*)```");

    /**
     * A documented diff.
     *
     * @param command the diff command
     * @param excerpt the documented lines
     */
    record Documented(String command, String excerpt) {
        @Override
        public String toString() {
            return command;
        }
    }

    static List<Documented> documentedDiffs() throws IOException {
        List<Documented> diffs = new ArrayList<>();
        for (Path page : Project.pages()) {
            COMMAND_AND_DIFF
                    .matcher(Files.readString(page))
                    .results()
                    .map(match -> new Documented(match.group(1), match.group(2)))
                    .forEach(diffs::add);
        }
        return diffs;
    }

    @ParameterizedTest
    @MethodSource("documentedDiffs")
    void areExcerptsOfTheRealDiffs(Documented documented) throws IOException {
        Process diff = new ProcessBuilder(documented.command().split(" ", -1))
                .directory(Project.ROOT.toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();

        assertThat(new String(diff.getInputStream().readAllBytes(), UTF_8)).contains(documented.excerpt());
    }
}
