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

/** The class path of this program, including that of its class loaders. Maven's exec:java, for example, has its own. */
final class ClassPath {
    private final Set<String> entries = new LinkedHashSet<>();

    private ClassPath() {}

    /** Returns absolute paths in search order. */
    static List<String> of(ClassLoader classLoader) {
        ClassPath path = new ClassPath();
        for (ClassLoader loader = classLoader; loader != null; loader = loader.getParent()) {
            if (loader instanceof URLClassLoader urlClassLoader) {
                for (URL url : urlClassLoader.getURLs()) {
                    path.add(url);
                }
            }
        }
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            // An empty entry stands for the working directory.
            path.entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        CodeSource library = ClassPath.class.getProtectionDomain().getCodeSource();
        if (library != null) {
            path.add(library.getLocation());
        }
        return List.copyOf(path.entries);
    }

    private void add(@Nullable URL url) {
        try {
            if (url != null && url.getProtocol().equals("file")) {
                entries.add(Path.of(url.toURI()).toString());
            }
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            // Not a local file, so a worker could not read it either.
        }
    }
}
