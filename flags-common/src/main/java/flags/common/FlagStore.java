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
public final class FlagStore {
    private static final String EXTENSION = ".gif";

    private final Path directory;
    private final Pattern names;

    /**
     * Creates a store.
     *
     * @param directory the directory
     * @param names the pattern of the names under which flags are saved, without the extension
     */
    public FlagStore(Path directory, String names) {
        this.directory = directory;
        this.names = Pattern.compile(names + Pattern.quote(EXTENSION));
    }

    /**
     * Creates the directory if necessary, and deletes temporary files left behind by killed runs.
     *
     * @throws CannotRunException if the directory cannot be created or written
     */
    public void prepare() throws CannotRunException {
        PathEncoding.check(directory);
        try {
            Files.createDirectories(directory);
            if (!Files.isWritable(directory)) {
                throw new CannotRunException("cannot write into the destination " + directory);
            }
            AtomicFile.deleteLeftovers(directory, names);
        } catch (FileAlreadyExistsException e) {
            throw new CannotRunException("the destination " + directory + " is not a directory", e);
        } catch (IOException e) {
            throw new CannotRunException("cannot use the destination " + directory + ": " + FileErrors.reason(e), e);
        }
    }

    /**
     * Saves a flag, replacing an existing one.
     *
     * @param name the name of the file, without the extension
     * @param gif the content of the file
     * @throws FileSystemException if the flag cannot be written; no temporary file remains
     */
    public void save(String name, byte[] gif) throws FileSystemException {
        AtomicFile.write(directory.resolve(name + EXTENSION), gif);
    }
}
