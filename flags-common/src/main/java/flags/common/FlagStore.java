package flags.common;

import commandline.CannotRunException;
import commandline.files.AtomicFile;
import commandline.files.FileErrors;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The directory into which flags are saved. Under its own name a flag is always whole. */
final class FlagStore {
    private static final Pattern FLAG = Pattern.compile("[A-Z]{2}\\.gif");

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
            AtomicFile.removeLeftovers(directory, FLAG);
        } catch (FileAlreadyExistsException e) {
            throw new CannotRunException("the destination " + directory + " is not a directory", e);
        } catch (IOException e) {
            throw new CannotRunException("cannot use the destination " + directory + ": " + FileErrors.reason(e), e);
        }
    }

    /**
     * Saves a flag, in place of an older one if there is one.
     *
     * @throws FileSystemException if it cannot be written; then no trace of it is left
     */
    void save(String code, byte[] gif) throws FileSystemException {
        AtomicFile.write(directory.resolve(code + ".gif"), gif);
    }
}
