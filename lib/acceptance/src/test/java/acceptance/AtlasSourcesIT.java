package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The atlas programs can be compared line by line, and docs/composition.md shows their code. */
class AtlasSourcesIT {
    private static final Path PAGE = Project.ROOT.resolve("docs/composition.md");
    private static final Pattern METHOD_OF_PROGRAM =
            Pattern.compile("^`(atlas-\\w+)`:\\R\\R```java\\R((?:.*\\R)*?)```$", Pattern.MULTILINE);
    private static final List<String> METHODS = List.of("makeCards", "makeCard", "fastestFlag");
    private static final int MAX_LINES = 120;

    static List<Path> programs() throws IOException {
        try (Stream<Path> folders = Files.list(Project.ROOT)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("atlas-(?!common).*"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void eachProgramIsOneFileUnderTheContract(Path program) throws IOException {
        try (Stream<Path> files = Files.walk(program)) {
            assertThat(files.filter(Files::isRegularFile).map(program::relativize))
                    .filteredOn(file -> !file.startsWith("target"))
                    .contains(Path.of("src/test/java/atlas/MainTest.java"))
                    .filteredOn(file -> !file.startsWith("src/test"))
                    .containsExactlyInAnyOrder(Path.of("pom.xml"), Path.of("src/main/java/atlas/Main.java"));
        }
    }

    @ParameterizedTest
    @MethodSource("programs")
    void eachProgramIsShort(Path program) throws IOException {
        assertThat(source(program).lines()).hasSizeLessThanOrEqualTo(MAX_LINES);
    }

    @ParameterizedTest
    @MethodSource("programs")
    void thePageShowsEachMethodOfTheProgram(Path program) throws IOException {
        List<String> shown = METHOD_OF_PROGRAM
                .matcher(Files.readString(PAGE))
                .results()
                .filter(block -> block.group(1).equals(program.getFileName().toString()))
                .map(block -> block.group(2))
                .toList();

        assertThat(shown).containsExactlyInAnyOrderElementsOf(methods(source(program)));
    }

    /** Returns the methods that the page shows, without their indentation. */
    private static List<String> methods(String source) {
        return METHODS.stream()
                .map(name -> Pattern.compile(
                                "^    (?:private )?static .* %s\\((?:.*\\R)*?    }\\R".formatted(name),
                                Pattern.MULTILINE)
                        .matcher(source)
                        .results()
                        .map(MatchResult::group)
                        .findFirst()
                        .orElseThrow(() -> new AssertionError("no method " + name)))
                .map(method -> method.replaceAll("(?m)^ {4}", ""))
                .toList();
    }

    private static String source(Path program) throws IOException {
        return Files.readString(program.resolve("src/main/java/atlas/Main.java"));
    }

    @Test
    void findsSixPrograms() throws IOException {
        assertThat(programs()).hasSizeGreaterThanOrEqualTo(6);
    }
}
