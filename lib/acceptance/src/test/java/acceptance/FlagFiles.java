package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The files in the destination of a downloader, compared with the server's images.
 *
 * @param directory the destination, which need not exist
 */
record FlagFiles(Path directory) {
    /** The number of flags. */
    static final int ALL = 194;

    private static final Path IMAGES = Project.ROOT.resolve("lib/flag-images/target/classes/flags/images");

    /** Asserts that each flag equals the server's image, and returns the number of flags. */
    int requireCompleteFlags() throws IOException {
        List<String> flags = names("[A-Z]{2}\\.gif");
        for (String flag : flags) {
            Path image = IMAGES.resolve(flag.toLowerCase(Locale.ROOT));
            assertThat(directory.resolve(flag)).hasSameBinaryContentAs(image);
        }
        return flags.size();
    }

    /** Asserts that the directory contains all flags and nothing else. */
    void requireAllFlags() throws IOException {
        assertThat(requireCompleteFlags()).isEqualTo(ALL);
        assertThat(names(".*")).hasSize(ALL);
    }

    /** Returns the names of temporary files. */
    List<String> leftovers() throws IOException {
        return names("\\..*\\.tmp");
    }

    /** Deletes all files. */
    void delete() throws IOException {
        for (String name : names(".*")) {
            Files.delete(directory.resolve(name));
        }
    }

    private List<String> names(String pattern) throws IOException {
        if (!Files.exists(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(pattern))
                    .toList();
        }
    }
}
