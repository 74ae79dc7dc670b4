package race.contestants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes.Name;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;

/**
 * A jar with a main class.
 *
 * @param path the path of the jar
 * @param requirement the JDK that can run the main class
 */
record RunnableJar(Path path, JdkRequirement requirement) {
    /** The minor version of class files that use preview features (JVMS §4.1). */
    private static final int PREVIEW_MINOR_VERSION = 0xFFFF;

    private static final int MAJOR_VERSION_OF_JDK_0 = 44;

    /** Returns a jar, or empty if the file is missing, is not a jar, or has no main class. */
    static Optional<RunnableJar> read(Path path) {
        try (var jar = new JarFile(path.toFile())) {
            String mainClass = mainClass(jar.getManifest());
            var entry = mainClass == null ? null : jar.getJarEntry(mainClass.replace('.', '/') + ".class");
            if (entry == null) {
                return Optional.empty();
            }
            try (var in = new DataInputStream(jar.getInputStream(entry))) {
                in.readInt();
                int minor = in.readUnsignedShort();
                int major = in.readUnsignedShort();
                return Optional.of(new RunnableJar(
                        path, new JdkRequirement(major - MAJOR_VERSION_OF_JDK_0, minor == PREVIEW_MINOR_VERSION)));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String mainClass(@Nullable Manifest manifest) {
        return manifest == null ? null : manifest.getMainAttributes().getValue(Name.MAIN_CLASS);
    }

    /** Returns the source of the main class, if the jar carries it. */
    Optional<String> source() {
        try (var jar = new JarFile(path.toFile())) {
            String mainClass = mainClass(jar.getManifest());
            var entry = mainClass == null ? null : jar.getJarEntry("sources/" + mainClass.replace('.', '/') + ".java");
            if (entry == null) {
                return Optional.empty();
            }
            try (var in = jar.getInputStream(entry)) {
                return Optional.of(new String(in.readAllBytes(), UTF_8));
            }
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Returns the command that runs it. */
    List<String> command(List<String> start) {
        List<String> command = new ArrayList<>(start);
        if (requirement.preview()) {
            command.add("--enable-preview");
        }
        command.addAll(List.of("-jar", path.toString()));
        return command;
    }
}
