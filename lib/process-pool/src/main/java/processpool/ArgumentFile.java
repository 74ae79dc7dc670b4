package processpool;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file with an option that is too long for a command line. The worker deletes it, so that it does not survive a program
 * that is killed. Its name has the id of the process that created it.
 */
final class ArgumentFile {
    private static final Pattern NAME = Pattern.compile("processpool-(\\d+)-.*\\.args");

    private ArgumentFile() {}

    static Path write(String option, String value) throws IOException {
        deleteLeftovers();
        long pid = ProcessHandle.current().pid();
        Path file = Files.createTempFile("processpool-" + pid + "-", ".args");
        try {
            String quoted = "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
            return Files.writeString(file, option + " " + quoted + "\n", LauncherOptions.CHARSET);
        } catch (IOException e) {
            delete(file);
            throw e;
        }
    }

    /** Deletes the files of processes that were killed before a worker could do so. */
    private static void deleteLeftovers() throws IOException {
        Path directory = Path.of(System.getProperty("java.io.tmpdir"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "processpool-*.args")) {
            for (Path file : files) {
                Matcher name = NAME.matcher(file.getFileName().toString());
                if (name.matches()
                        && ProcessHandle.of(Long.parseLong(name.group(1))).isEmpty()) {
                    delete(file);
                }
            }
        }
    }

    static void delete(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // A later pool tries again.
        }
    }
}
