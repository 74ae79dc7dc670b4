package race.contestants;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import race.contestants.Contestant.Program;

class StylesTest {
    private static final int JDK = Runtime.version().feature();
    private static final int NO_PREVIEW = 0;
    private static final int PREVIEW = 0xFFFF;
    private static final int CLASS_VERSION_OF_JDK_0 = 44;

    private final Path root;

    StylesTest(@TempDir Path root) {
        this.root = root;
    }

    @Test
    void areTheRunnableJarsFromTheSimplestOn() throws IOException {
        // given
        program("flags-mine", JDK, NO_PREVIEW);
        program("flags-threadpool", 17, NO_PREVIEW);
        program("flags-sequential", 17, NO_PREVIEW);
        program("flag-server", 17, NO_PREVIEW);
        Files.createDirectories(root.resolve("flags-common/target"));

        // when
        Styles styles = find();

        // then
        assertThat(styles.available()).extracting(Program::name).containsExactly("sequential", "threadpool", "mine");
        assertThat(styles.available().get(0).start())
                .containsExactly("java", "-Xmx1g", "-jar", root + "/flags-sequential/target/flags-sequential.jar");
        assertThat(styles.unavailable()).isEmpty();
    }

    @Test
    void withPreviewFeaturesNeedTheirExactRelease() throws IOException {
        // given
        program("flags-now", JDK, PREVIEW);
        program("flags-before", JDK - 1, PREVIEW);

        // when
        Styles styles = find();

        // then
        assertThat(styles.available()).extracting(Program::name).containsExactly("now");
        assertThat(styles.available().get(0).start()).contains("--enable-preview");
        assertThat(styles.unavailable()).containsExactly("before needs JDK %d exactly".formatted(JDK - 1));
    }

    @Test
    void forALaterReleaseAreUnavailable() throws IOException {
        // given
        program("flags-later", JDK + 1, NO_PREVIEW);

        // when / then
        assertThat(find().available()).isEmpty();
        assertThat(find().unavailable()).containsExactly("later needs JDK %d or later".formatted(JDK + 1));
    }

    @Test
    void withoutAJarAreUnavailableAndNeedANewerJdkOrToBeBuilt() throws IOException {
        // given
        module("flags-later", "<maven.compiler.release>%d</maven.compiler.release>".formatted(JDK + 1));
        module(
                "flags-exact",
                "<maven.compiler.release>%d</maven.compiler.release> --enable-preview".formatted(JDK + 1));
        module("flags-unbuilt", "<project/>");
        Files.createDirectories(root.resolve("flags-common/src/main/java/flags/common"));

        // when / then
        assertThat(find().unavailable())
                .containsExactly(
                        "exact needs JDK %d exactly".formatted(JDK + 1),
                        "later needs JDK %d or later".formatted(JDK + 1),
                        "unbuilt needs to be built: mvn package -DskipTests");
    }

    @Test
    void ignoreFilesThatAreNotJars() throws IOException {
        // given
        Path target = Files.createDirectories(root.resolve("flags-broken/target"));
        Files.writeString(target.resolve("flags-broken.jar"), "not a jar");

        // when / then
        assertThat(find()).isEqualTo(new Styles(List.of(), List.of()));
    }

    private void module(String name, String pom) throws IOException {
        Path sources = Files.createDirectories(root.resolve(name).resolve("src/main/java/flags"));
        Files.createFile(sources.resolve("Main.java"));
        Files.writeString(root.resolve(name).resolve("pom.xml"), pom);
    }

    private Styles find() throws IOException {
        return Styles.find(root, List.of("java", "-Xmx1g"));
    }

    /** Creates a jar with the header of a class file. */
    private void program(String module, int release, int minorVersion) throws IOException {
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
        }
    }
}
