package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import acceptance.Project.Program;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs have only what they need on their class path. */
class ClassPathsIT {
    @ParameterizedTest
    @ValueSource(strings = {"primes", "primes-cluster", "loiter-demo", "race"})
    void programsWithoutDownloadsHaveNeitherHttpClientNorServer(String program) throws IOException {
        assertThat(libraries(program))
                .anyMatch(jar -> jar.startsWith("command-line-"))
                .noneMatch(jar -> jar.matches("http(client|core).*|http-client.*|flag-.*|flags-common.*"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"flag-server", "primes", "prices"})
    void programsThatDownloadNoFlagsDoNotHaveTheFlagDownloader(String program) throws IOException {
        assertThat(libraries(program)).isNotEmpty().noneMatch(jar -> jar.startsWith("flags-common-"));
    }

    private static List<String> libraries(String program) throws IOException {
        try (Stream<Path> jars = Files.list(Program.named(program).jar().resolveSibling("lib"))) {
            return jars.map(jar -> jar.getFileName().toString()).toList();
        }
    }
}
