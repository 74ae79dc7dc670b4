package flags.common;

import flags.cli.CannotRunException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The directory into which flags are saved. A flag is written to a temporary file beside its place and then moved
 * there, so that under its own name a file is always whole.
 */
final class FlagStore {
    private static final Pattern TEMPORARY = Pattern.compile("\\.[A-Z]{2}\\.gif\\.(\\d{1,18})-(\\d{1,18})\\.tmp");
    private static final AtomicLong FILES = new AtomicLong();

    private final Path directory;

    FlagStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Makes sure that the directory exists, and removes what runs have left that were killed.
     *
     * @throws CannotRunException if it cannot be a directory to write into
     */
    void prepare() throws CannotRunException {
        try {
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new CannotRunException("cannot write into the destination " + directory);
            }
            removeLeftovers();
        } catch (FileAlreadyExistsException e) {
            throw new CannotRunException("the destination " + directory + " is not a directory", e);
        } catch (IOException e) {
            throw new CannotRunException("cannot use the destination " + directory + ": " + FailureWords.reason(e), e);
        }
    }

    private void removeLeftovers() throws IOException {
        try (DirectoryStream<Path> temporaryFiles = Files.newDirectoryStream(directory, ".*.tmp")) {
            for (Path file : temporaryFiles) {
                Matcher name = TEMPORARY.matcher(file.getFileName().toString());
                if (name.matches() && !isInUse(Long.parseLong(name.group(1)), Long.parseLong(name.group(2)))) {
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

    /**
     * Saves a flag, in place of an older one if there is one.
     *
     * @throws FileSystemException if it cannot be written; then no trace of it is left
     */
    void save(String code, byte[] gif) throws FileSystemException {
        long processId = ProcessHandle.current().pid();
        Path file = directory.resolve(code + ".gif");
        Path temporary = directory.resolve(".%s.gif.%s-%s.tmp".formatted(code, processId, FILES.incrementAndGet()));
        try {
            Files.write(temporary, gif, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            delete(temporary, e);
            // Names the flag: the user has never heard of the temporary file.
            var failure = new FileSystemException(file.toString(), null, FailureWords.reason(e));
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
}
