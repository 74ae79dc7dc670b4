package processpool;

import java.io.File;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The class path of this program, also if it was loaded by class loaders of its own, as under Maven's exec:java. */
final class ClassPath {
    private final Set<String> entries = new LinkedHashSet<>();

    private ClassPath() {}

    /** Entries in the order of search, as absolute paths. */
    static List<String> of(ClassLoader classes) {
        ClassPath path = new ClassPath();
        for (ClassLoader loader = classes; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader withUrls) {
                for (URL url : withUrls.getURLs()) {
                    path.add(url);
                }
            }
        }
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            // An empty entry means the working directory.
            path.entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        CodeSource thisLibrary = ClassPath.class.getProtectionDomain().getCodeSource();
        if (thisLibrary != null) {
            path.add(thisLibrary.getLocation());
        }
        return List.copyOf(path.entries);
    }

    private void add(@Nullable URL url) {
        try {
            if (url != null && url.getProtocol().equals("file")) {
                entries.add(Path.of(url.toURI()).toString());
            }
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // No file of this machine: a worker could not read it either.
        }
    }
}
