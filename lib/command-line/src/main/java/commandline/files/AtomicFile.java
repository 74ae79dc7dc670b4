package commandline.files;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that are written as a whole: to a temporary file beside their place first, which is then moved there, so that
 * under its own name a file is never half-written.
 */
public final class AtomicFile {
    private static final Pattern TEMPORARY = Pattern.compile("\\.(.+)\\.(\\d{1,18})-(\\d{1,18})\\.tmp");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(10);

    /** In two containers two processes may have the same id. */
    private static final long FIRST = ThreadLocalRandom.current().nextLong(100_000_000_000_000_000L);

    private static final AtomicLong FILES = new AtomicLong(FIRST);

    private AtomicFile() {}

    /**
     * Writes a file, in place of an older one if there is one.
     *
     * @throws FileSystemException if it cannot be written; then no trace of it is left
     */
    public static void write(Path file, byte[] content) throws FileSystemException {
        Path temporary = temporary(file);
        try {
            try {
                write(temporary, content, file);
            } catch (NoSuchFileException e) {
                // A run in another container, that cannot see this process, took its file for a leftover.
                temporary = temporary(file);
                write(temporary, content, file);
            }
        } catch (IOException e) {
            delete(temporary, e);
            // Names the file: the user has never heard of the temporary one.
            var failure = new FileSystemException(file.toString(), null, FileErrors.reason(e));
            failure.initCause(e);
            throw failure;
        }
    }

    private static Path temporary(Path file) {
        long processId = ProcessHandle.current().pid();
        return file.resolveSibling(".%s.%s-%s.tmp".formatted(file.getFileName(), processId, FILES.incrementAndGet()));
    }

    private static void write(Path temporary, byte[] content, Path file) throws IOException {
        Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static void delete(Path temporary, IOException failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Removes the temporary files that runs have left which were killed, as far as it may.
     *
     * @param names of the files that these were to become
     */
    public static void removeLeftovers(Path directory, Pattern names) throws IOException {
        try (DirectoryStream<Path> temporaryFiles = Files.newDirectoryStream(directory, ".*.tmp")) {
            for (Path file : temporaryFiles) {
                Matcher name = TEMPORARY.matcher(file.getFileName().toString());
                if (name.matches() && names.matcher(name.group(1)).matches()) {
                    removeLeftover(file, Long.parseLong(name.group(2)), Long.parseLong(name.group(3)));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void removeLeftover(Path file, long processId, long number) {
        try {
            if (!isInUse(processId, number) || isOld(file)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Another run was faster, or it belongs to somebody else: no reason not to run.
        }
    }

    /** In a container a run often has the process id of the one before; what it has not made itself is a leftover. */
    private static boolean isInUse(long processId, long number) {
        return processId == ProcessHandle.current().pid()
                ? FIRST < number && number <= FILES.get()
                : ProcessHandle.of(processId).isPresent();
    }

    /** A process that lives may have the id of one that was killed; but no file takes that long to write. */
    private static boolean isOld(Path file) throws IOException {
        FileTime written = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        return written.toInstant().isBefore(Instant.now().minus(LONG_ENOUGH));
    }
}
