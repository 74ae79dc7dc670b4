package race.contestants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static race.contestants.BuiltProject.NO_PREVIEW;
import static race.contestants.BuiltProject.PREVIEW;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import race.contestants.Contestant.Program;

class StylesTest {
    private static final int JDK = Runtime.version().feature();

    private final Path root;
    private final BuiltProject project;

    StylesTest(@TempDir Path root) {
        this.root = root;
        this.project = new BuiltProject(root);
    }

    @Test
    void areTheRunnableJarsFromTheSimplestOn() throws IOException {
        // given
        project.program("flags-mine", JDK, NO_PREVIEW);
        project.program("flags-threadpool", 17, NO_PREVIEW);
        project.program("flags-sequential", 17, NO_PREVIEW);
        project.program("flag-server", 17, NO_PREVIEW);
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
        project.program("flags-now", JDK, PREVIEW);
        project.program("flags-before", JDK - 1, PREVIEW);

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
        project.program("flags-later", JDK + 1, NO_PREVIEW);

        // when / then
        assertThat(find().available()).isEmpty();
        assertThat(find().unavailable()).containsExactly("later needs JDK %d or later".formatted(JDK + 1));
    }

    @Test
    void withoutAJarAreUnavailableAndNeedANewerJdkOrToBeBuilt() throws IOException {
        // given
        project.module("flags-later", "<maven.compiler.release>%d</maven.compiler.release>".formatted(JDK + 1));
        project.module(
                "flags-exact",
                "<maven.compiler.release>%d</maven.compiler.release> --enable-preview".formatted(JDK + 1));
        project.module("flags-unbuilt", "<project/>");
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

    @Test
    void haveTheSourceThatTheirJarCarries() throws IOException {
        // given
        project.program("flags-threadpool", 17, NO_PREVIEW);
        project.module("flags-unbuilt", "<project/>");

        // when / then
        assertThat(Styles.sources(root)).containsOnly(entry("flags-threadpool", "// the source of flags-threadpool"));
    }

    private Styles find() throws IOException {
        return Styles.find(root, "flags", List.of("java", "-Xmx1g"));
    }
}
