package flags.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are written as a whole: to a temporary file beside their place first, which is then moved there, so that
 * under its own name a file is never half-written.
 */
public final class WholeFile {
    private static final Pattern TEMPORARY = Pattern.compile("\\.(.+)\\.(\\d{1,18})-(\\d{1,18})\\.tmp");
    private static final AtomicLong FILES = new AtomicLong();

    private WholeFile() {}

    /**
     * Writes a file, in place of an older one if there is one.
     *
     * @throws FileSystemException if it cannot be written; then no trace of it is left
     */
    public static void write(Path file, byte[] content) throws FileSystemException {
        long processId = ProcessHandle.current().pid();
        String name = ".%s.%s-%s.tmp".formatted(file.getFileName(), processId, FILES.incrementAndGet());
        Path temporary = file.resolveSibling(name);
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(temporary, e);
            // Names the file: the user has never heard of the temporary one.
            var failure = new FileSystemException(file.toString(), null, FileFailure.reason(e));
            failure.initCause(e);
            throw failure;
        }
    }

    private static void delete(Path temporary, IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Removes the temporary files that runs have left which were killed.
     *
     * @param names of the files that these were to become
     */
    public static void removeLeftovers(Path directory, Pattern names) throws IOException {
        try (DirectoryStream<Path> temporaryFiles = Files.newDirectoryStream(directory, ".*.tmp")) {
            for (Path file : temporaryFiles) {
                Matcher name = TEMPORARY.matcher(file.getFileName().toString());
                if (name.matches()
                        && names.matcher(name.group(1)).matches()
                        && !isInUse(Long.parseLong(name.group(2)), Long.parseLong(name.group(3)))) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /** In a container a run often has the process id of the one before; what it has not made itself is a leftover. */
    private static boolean isInUse(long processId, long number) {
        return processId == ProcessHandle.current().pid()
                ? number <= FILES.get()
                : ProcessHandle.of(processId).isPresent();
    }
}
