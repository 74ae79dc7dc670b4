package commandline.files;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
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
 * Writes files atomically: to a temporary file in the same directory, which is then renamed. Nobody ever sees a
 * half-written file under the final name.
 */
public final class AtomicFile {
    private static final Pattern TEMPORARY_NAME = Pattern.compile("\\.(.+)\\.(\\d{1,18})-(\\d{1,18})\\.tmp");

    /** No file takes as long to write. */
    private static final Duration MAX_AGE = Duration.ofMinutes(10);

    /** Random, since processes in two containers can have the same id. */
    private static final long FIRST_NUMBER = ThreadLocalRandom.current().nextLong(100_000_000_000_000_000L);

    private static final AtomicLong LAST_NUMBER = new AtomicLong(FIRST_NUMBER);

    private AtomicFile() {}

    /** Writes the content of a file. */
    @FunctionalInterface
    public interface Content {
        /** Writes the whole content. May be called twice, each time for a new file. */
        void writeTo(OutputStream out) throws IOException;
    }

    /**
     * Creates or replaces a file.
     *
     * @throws FileSystemException if the file cannot be written; no temporary file is left then
     */
    public static void write(Path file, byte[] content) throws FileSystemException {
        replace(file, out -> out.write(content));
    }

    /**
     * Creates or replaces a file with content that is streamed through a buffer.
     *
     * @throws FileSystemException if the file cannot be written; no temporary file is left then
     */
    public static void write(Path file, Content content) throws FileSystemException {
        replace(file, out -> {
            var buffer = new BufferedOutputStream(out);
            content.writeTo(buffer);
            buffer.flush();
        });
    }

    private static void replace(Path file, Content content) throws FileSystemException {
        try {
            try {
                writeAndRename(file, content);
            } catch (NoSuchFileException e) {
                // A process in another container cannot see this one and has deleted its file as a leftover.
                writeAndRename(file, content);
            }
        } catch (IOException e) {
            throw failure(file, e);
        }
    }

    /** Returns an exception that names the file: the user does not know the temporary one. */
    static FileSystemException failure(Path file, IOException cause) {
        var failure = new FileSystemException(file.toString(), null, FileErrors.reason(cause));
        failure.initCause(cause);
        return failure;
    }

    private static void writeAndRename(Path file, Content content) throws IOException {
        Path temporary = temporary(file);
        try {
            // Not createTempFile: other users could not read the file.
            try (OutputStream out =
                    Files.newOutputStream(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeTo(out);
            }
            Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException | Error e) {
            delete(temporary, e);
            throw e;
        }
    }

    private static Path temporary(Path file) {
        long processId = ProcessHandle.current().pid();
        return file.resolveSibling(
                "." + file.getFileName() + "." + processId + "-" + LAST_NUMBER.incrementAndGet() + ".tmp");
    }

    private static void delete(Path temporary, Throwable failure) {
        try {
            Files.deleteIfExists(temporary);
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    /**
     * Deletes temporary files left behind by killed processes. Files that cannot be deleted are skipped.
     *
     * @param directory the directory of the files
     * @param names the final names of the files to look for
     * @throws IOException if the directory cannot be listed
     */
    public static void deleteLeftovers(Path directory, Pattern names) throws IOException {
        try (DirectoryStream<Path> temporaryFiles = Files.newDirectoryStream(directory, ".*.tmp")) {
            for (Path file : temporaryFiles) {
                Matcher name = TEMPORARY_NAME.matcher(file.getFileName().toString());
                if (name.matches() && names.matcher(name.group(1)).matches()) {
                    deleteLeftover(file, Long.parseLong(name.group(2)), Long.parseLong(name.group(3)));
                }
            }
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
    }

    private static void deleteLeftover(Path file, long processId, long number) {
        try {
            if (!isInUse(processId, number) || isOld(file)) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            // Another process has deleted the file, or it belongs to another user.
        }
    }

    /** In a container, a process often has the same id as its predecessor: this process knows its own numbers. */
    private static boolean isInUse(long processId, long number) {
        return processId == ProcessHandle.current().pid()
                ? FIRST_NUMBER < number && number <= LAST_NUMBER.get()
                : ProcessHandle.of(processId).isPresent();
    }

    /** A live process can have the id of a killed one. */
    private static boolean isOld(Path file) throws IOException {
        FileTime modified = Files.getLastModifiedTime(file, LinkOption.NOFOLLOW_LINKS);
        return modified.toInstant().isBefore(Instant.now().minus(MAX_AGE));
    }
}
