package acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What is in the destination of a downloader, held against the images that the servers have.
 *
 * @param directory the destination, which need not be there
 */
record FlagFiles(Path directory) {
    /** All countries. */
    static final int ALL = 194;

    private static final Path IMAGES = Project.ROOT.resolve("flag-images/target/classes/flags/images");

    /** How many flags there are, after each was found to be the whole image that the servers have. */
    int requireWholeFlags() throws IOException {
        List<String> flags = names("[A-Z]{2}\\.gif");
        for (String flag : flags) {
            Path image = IMAGES.resolve(flag.toLowerCase(Locale.ROOT));
            assertThat(directory.resolve(flag)).hasSameBinaryContentAs(image);
        }
        return flags.size();
    }

    /** Requires the flags of all countries, and nothing else. */
    void requireAllFlags() throws IOException {
        assertThat(requireWholeFlags()).isEqualTo(ALL);
        assertThat(names(".*")).hasSize(ALL);
    }

    /** The temporary files that killed runs have left. */
    List<String> leftovers() throws IOException {
        return names("\\..*\\.tmp");
    }

    /** Makes room for the flags of another run. */
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
