package race.contestants;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * The folders of a project with runnable jars whose classes are headers only.
 *
 * @param root the folder of the project
 */
record BuiltProject(Path root) {
    static final int NO_PREVIEW = 0;
    static final int PREVIEW = 0xFFFF;

    private static final int CLASS_VERSION_OF_JDK_0 = 44;

    /** Creates a module that has not been built. */
    void module(String name, String pom) throws IOException {
        Path sources = Files.createDirectories(root.resolve(name).resolve("src/main/java/flags"));
        Files.createFile(sources.resolve("Main.java"));
        Files.writeString(root.resolve(name).resolve("pom.xml"), pom);
    }

    /** Creates a module with a runnable jar. */
    void program(String module, int release, int minorVersion) throws IOException {
        Path jar =
                Files.createDirectories(root.resolve(module).resolve("target")).resolve(module + ".jar");
        var manifest = new Manifest();
        manifest.getMainAttributes().put(Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Name.MAIN_CLASS, "some.Main");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            out.putNextEntry(new JarEntry("some/Main.class"));
            var data = new DataOutputStream(out);
            data.writeInt(0xCAFEBABE);
            data.writeShort(minorVersion);
            data.writeShort(release + CLASS_VERSION_OF_JDK_0);
            out.putNextEntry(new JarEntry("sources/some/Main.java"));
            out.write(("// the source of " + module).getBytes(UTF_8));
        }
    }
}
