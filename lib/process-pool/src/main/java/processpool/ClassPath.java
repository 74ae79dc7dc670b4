package processpool;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The class path of this program, including that of its class loaders and its modules. Maven's exec:java, for example, has
 * a class loader of its own.
 */
final class ClassPath {
    private static final String JAR_SUFFIX = "!/";

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
        String classPath = System.getProperty("java.class.path", "");
        String modulePath = System.getProperty("jdk.module.path");
        // An empty entry stands for the working directory, but a program in a module has no class path by default.
        if (!classPath.isEmpty() || modulePath == null) {
            for (String entry : classPath.split(File.pathSeparator, -1)) {
                path.add(Path.of(entry));
            }
        }
        if (modulePath != null) {
            for (String entry : modulePath.split(File.pathSeparator, -1)) {
                path.addModules(Path.of(entry));
            }
        }
        CodeSource library = ClassPath.class.getProtectionDomain().getCodeSource();
        if (library != null) {
            path.add(library.getLocation());
        }
        return List.copyOf(path.entries);
    }

    private void add(Path entry) {
        entries.add(entry.toAbsolutePath().toString());
    }

    /** Adds the modules of an entry of the module path: a module, or a directory of modules. */
    private void addModules(Path entry) {
        if (isModule(entry)) {
            add(entry);
            return;
        }
        try (Stream<Path> children = Files.list(entry)) {
            children.filter(ClassPath::isModule).sorted().forEach(this::add);
        } catch (IOException | UncheckedIOException e) {
            // Neither a module nor a directory.
        }
    }

    private static boolean isModule(Path path) {
        return Files.isDirectory(path)
                ? Files.exists(path.resolve("module-info.class"))
                : path.toString().endsWith(".jar");
    }

    private void add(@Nullable URL url) {
        Path file = url == null ? null : localFile(url);
        if (file != null) {
            add(file);
        }
    }

    /** Returns the directory or jar file of an URL, or null if it is not one. */
    private static @Nullable Path localFile(URL url) {
        try {
            String location = url.getFile();
            if (url.getProtocol().equals("jar") && location.endsWith(JAR_SUFFIX)) {
                String jar = location.substring(0, location.length() - JAR_SUFFIX.length());
                // A worker cannot read a jar file inside a jar file.
                return jar.contains(JAR_SUFFIX) ? null : localFile(new URL(jar));
            }
            return url.getProtocol().equals("file") ? filePath(url) : null;
        } catch (MalformedURLException | IllegalArgumentException | FileSystemNotFoundException e) {
            return null;
        }
    }

    private static Path filePath(URL url) throws InvalidPathException {
        try {
            return Path.of(url.toURI());
        } catch (URISyntaxException e) {
            // For example with a space, as File.toURL makes it.
            return Path.of(url.getPath());
        }
    }

    /** Returns where this process has a class that a worker lacks, and what its user can do about it. */
    static String advice(String className, @Nullable ClassLoader loader) {
        URL url = ForeignCode.attempt(
                () -> loader == null ? null : loader.getResource(className.replace('.', '/') + ".class"));
        if (url == null) {
            return "";
        }
        return ". This program has loaded it from " + url
                + ". Workers load classes from directories and jar files only:"
                + " compile or unpack the program, or set the class path in the builder of the pool";
    }
}
