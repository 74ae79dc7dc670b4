package flags.common;

import commandline.CannotRunException;
import commandline.PathEncoding;
import commandline.files.AtomicFile;
import commandline.files.FileErrors;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The directory for the flags. Files are written atomically, so no partial flag is ever visible. */
final class FlagStore {
    private static final Pattern FLAG = Pattern.compile("[A-Z]{2}\\.gif");

    private final Path directory;

    FlagStore(Path directory) {
        this.directory = directory;
    }

    /**
     * Creates the directory if necessary, and deletes temporary files left behind by killed runs.
     *
     * @throws CannotRunException if the directory cannot be created or written
     */
    void prepare() throws CannotRunException {
        PathEncoding.check(directory);
        try {
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new CannotRunException("cannot write into the destination " + directory);
            }
            AtomicFile.deleteLeftovers(directory, FLAG);
        } catch (FileAlreadyExistsException e) {
            throw new CannotRunException("the destination " + directory + " is not a directory", e);
        } catch (IOException e) {
            throw new CannotRunException("cannot use the destination " + directory + ": " + FileErrors.reason(e), e);
        }
    }

    /**
     * Saves a flag, replacing an existing one.
     *
     * @param code the country code, in upper case
     * @param gif the content of the file
     * @throws FileSystemException if the flag cannot be written; no temporary file remains
     */
    void save(String code, byte[] gif) throws FileSystemException {
        AtomicFile.write(directory.resolve(code + ".gif"), gif);
    }
}
