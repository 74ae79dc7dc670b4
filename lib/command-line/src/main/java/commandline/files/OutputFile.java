package commandline.files;

import commandline.CannotRunException;
import commandline.PathEncoding;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file that the user has named with an option such as {@code --output FILE}. A regular file is replaced atomically, a
 * symbolic link is followed, and a device, FIFO or open file descriptor ({@code /dev/stdout}) is written to.
 *
 * @param path the name as the user has given it
 */
public record OutputFile(Path path) {
    /** The limit of Linux. */
    private static final int MAX_LINKS = 40;

    private static final Path PROCESSES = Path.of("/proc");

    /**
     * Checks that the file can be written, before the work begins, and deletes leftovers of killed runs.
     *
     * @throws CannotRunException if the file cannot be written
     */
    public void prepare() throws CannotRunException {
        PathEncoding.check(path);
        try {
            Path target = target();
            if (Files.isDirectory(target)) {
                throw cannotWrite("it is a directory", null);
            }
            if (isStream(target)) {
                if (!Files.isWritable(target)) {
                    throw cannotWrite("permission denied", null);
                }
                return;
            }
            Path directory = directory(target);
            if (!Files.isDirectory(directory)) {
                throw cannotWrite("there is no directory " + directory, null);
            }
            if (!Files.isWritable(directory)) {
                throw cannotWrite("no permission to write to " + directory, null);
            }
            AtomicFile.deleteLeftovers(directory, Pattern.compile(Pattern.quote(String.valueOf(target.getFileName()))));
        } catch (IOException e) {
            throw cannotWrite(FileErrors.reason(e), e);
        }
    }

    /**
     * Writes the file.
     *
     * @throws CannotRunException if the file cannot be written; a regular file keeps its old content then
     */
    public void write(AtomicFile.Content content) throws CannotRunException {
        try {
            Path target = target();
            if (isStream(target)) {
                writeTo(target, content);
            } else {
                AtomicFile.write(target, content);
            }
        } catch (IOException e) {
            throw cannotWrite(FileErrors.reason(e), e);
        }
    }

    /**
     * Returns the regular file that {@link #write} creates or replaces, or empty for a device, FIFO or file descriptor.
     *
     * @throws IOException if symbolic links cannot be followed
     */
    public Optional<Path> replacedFile() throws IOException {
        Path target = target();
        return isStream(target) ? Optional.empty() : Optional.of(target);
    }

    private CannotRunException cannotWrite(String reason, @Nullable IOException cause) {
        String message = "cannot write " + path + ": " + reason;
        return cause == null ? new CannotRunException(message) : new CannotRunException(message, cause);
    }

    /** Returns whether the target must be written in place, since a rename would put a regular file where a device was. */
    private static boolean isStream(Path target) throws IOException {
        return (Files.exists(target) && !Files.isRegularFile(target)) || isDescriptor(target);
    }

    /** Append: a descriptor can stand for a regular file, which already holds earlier output of this program. */
    private static void writeTo(Path stream, AtomicFile.Content content) throws IOException {
        try (OutputStream out = new BufferedOutputStream(
                Files.newOutputStream(stream, StandardOpenOption.WRITE, StandardOpenOption.APPEND))) {
            content.writeTo(out);
        }
    }

    /** Follows symbolic links, which may point to nothing yet, up to an open file descriptor. */
    private Path target() throws IOException {
        Path target = path.toAbsolutePath();
        for (int links = 0; Files.isSymbolicLink(target) && !isDescriptor(target); links++) {
            if (links == MAX_LINKS) {
                throw new FileSystemException(path.toString(), null, "too many symbolic links");
            }
            target = target.resolveSibling(Files.readSymbolicLink(target));
        }
        return target;
    }

    /** Returns whether a path is in /proc/PID/fd, whose links also name pipes and deleted files. */
    private static boolean isDescriptor(Path target) throws IOException {
        Path directory = directory(target);
        return Files.isDirectory(directory) && directory.toRealPath().startsWith(PROCESSES);
    }

    private static Path directory(Path target) {
        Path parent = target.toAbsolutePath().getParent();
        return parent == null ? target : parent;
    }
}
