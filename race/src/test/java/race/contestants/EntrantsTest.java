package race.contestants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static race.contestants.BuiltProject.NO_PREVIEW;
import static race.contestants.BuiltProject.PREVIEW;

import commandline.CannotRunException;
import commandline.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EntrantsTest {
    private static final int JDK = Runtime.version().feature();

    private final Path root;
    private final BuiltProject project;

    EntrantsTest(@TempDir Path root) {
        this.root = root;
        this.project = new BuiltProject(root);
    }

    @BeforeEach
    void build() throws IOException {
        project.program("flag-server", 17, NO_PREVIEW);
        project.program("flags-threadpool", 17, NO_PREVIEW);
        project.program("flags-structured", JDK + 1, PREVIEW);
    }

    @Test
    void aProgramGivenTwiceHasTwoRows() throws Exception {
        Entrants entrants = Entrants.find(root, selection(List.of(), "python3 mine.py", " python3 mine.py"));

        assertThat(entrants.contestants())
                .extracting(Contestant::name)
                .containsExactly("threadpool", "python3 mine.py", "python3 mine.py (2)");
    }

    @Test
    void aProgramWithTheNameOfAStyleHasARowOfItsOwn() throws Exception {
        Entrants entrants = Entrants.find(root, selection(List.of(), "threadpool"));

        assertThat(entrants.contestants()).extracting(Contestant::name).containsExactly("threadpool", "threadpool (2)");
    }

    @Test
    void aStyleThatThisJdkCannotRunIsNamedWithTheJdkThatItNeeds() throws Exception {
        Entrants entrants = Entrants.find(root, selection(List.of()));

        assertThat(entrants.notes()).containsExactly("structured needs JDK %d exactly".formatted(JDK + 1));
    }

    @Test
    void aSelectedStyleThatThisJdkCannotRunIsRefused() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Entrants.find(root, selection(List.of("structured"))))
                .withMessage("structured needs JDK %d exactly; --styles takes names of threadpool".formatted(JDK + 1));
    }

    @Test
    void anUnknownStyleIsRefused() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> Entrants.find(root, selection(List.of("threadpol"))))
                .withMessage("there is no style 'threadpol'; --styles takes names of threadpool");
    }

    @Test
    void aProjectThatIsNotBuiltCannotRace() {
        Path other = root.resolve("flags-threadpool");

        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> Entrants.find(other, selection(List.of())))
                .withMessage("there are no programs in " + other + ": build them with mvn package -DskipTests");
    }

    private static ContestantSelection selection(List<String> styles, String... programs) {
        return new ContestantSelection("flags", styles, List.of(programs), false, List.of());
    }
}
