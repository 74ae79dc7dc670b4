package flags.common;

import static flags.common.DownloadFixtures.filesIn;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import commandline.CannotRunException;
import httpclient.ErrorMessages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FlagStoreTest {
    private static final byte[] FLAG = {1, 2, 3};

    private final Path directory;
    private final FlagStore store;

    FlagStoreTest(@TempDir Path directory) {
        this.directory = directory;
        this.store = new FlagStore(directory, FlagDownloader.CODES);
    }

    @Test
    void createsTheDirectoryAndItsParents() throws CannotRunException {
        // given
        Path inner = directory.resolve("a/b");

        // when
        new FlagStore(inner, FlagDownloader.CODES).prepare();

        // then
        assertThat(inner).isDirectory();
    }

    @Test
    void replacesAnExistingFlag() throws IOException {
        // given
        Files.writeString(directory.resolve("BR.gif"), "a longer one that was there before");

        // when
        store.save("BR", FLAG);

        // then
        assertThat(directory.resolve("BR.gif")).hasBinaryContent(FLAG);
        assertThat(filesIn(directory)).containsExactly("BR.gif");
    }

    @Test
    void aReaderOfTheReplacedFlagStillReadsItsContent() throws IOException {
        // given
        Path flag = Files.writeString(directory.resolve("BR.gif"), "older");

        try (var reader = Files.newBufferedReader(flag)) {
            // when
            store.save("BR", FLAG);

            // then the new flag is another file, not the same one overwritten
            assertThat(reader.readLine()).isEqualTo("older");
        }
    }

    @Test
    void deletesTheTemporaryFileIfTheFlagCannotBeReplaced() throws IOException {
        // given
        Path existing = Files.createDirectory(directory.resolve("BR.gif"));

        // when / then
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> store.save("BR", FLAG))
                .satisfies(
                        failure -> assertThat(ErrorMessages.of(failure)).startsWith("cannot save " + existing + ": "));
        assertThat(filesIn(directory)).containsExactly("BR.gif");
    }

    @Test
    void theErrorNamesTheFlagIfTheDirectoryWasDeleted() throws IOException {
        // given
        Files.delete(directory);

        // when / then
        assertThatExceptionOfType(FileSystemException.class)
                .isThrownBy(() -> store.save("BR", FLAG))
                .satisfies(failure -> assertThat(ErrorMessages.of(failure))
                        .isEqualTo("cannot save " + directory.resolve("BR.gif") + ": no such file or directory"));
        Files.createDirectory(directory);
    }

    @Test
    void anInterruptDoesNotStopASave() throws IOException {
        // given
        Thread.currentThread().interrupt();

        // when
        store.save("BR", FLAG);

        // then
        assertThat(Thread.interrupted()).as("interrupt status").isTrue();
        assertThat(directory.resolve("BR.gif")).hasBinaryContent(FLAG);
    }

    @Test
    void deletesOnlyTheTemporaryFilesOfDeadProcesses() throws Exception {
        // given
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        String leftover = ".BR.gif." + pidOfDeadProcess() + "-1.tmp";
        String inUse = ".BR.gif." + alive + "-1.tmp";
        for (String name :
                new String[] {leftover, inUse, ".other.tmp", ".BR.gif.99999999999999999999-1.tmp", "US.gif"}) {
            Files.createFile(directory.resolve(name));
        }

        // when
        store.prepare();

        // then
        assertThat(filesIn(directory))
                .containsExactlyInAnyOrder(inUse, ".other.tmp", ".BR.gif.99999999999999999999-1.tmp", "US.gif");
    }

    @Test
    void deletesTemporaryFilesOfAnEarlierProcessWithTheSameId() throws Exception {
        // given
        long own = ProcessHandle.current().pid();
        Files.createFile(directory.resolve(".BR.gif." + own + "-0.tmp"));
        Files.createFile(directory.resolve(".BR.gif." + own + "-999999999999999999.tmp"));

        // when
        store.prepare();

        // then
        assertThat(filesIn(directory)).isEmpty();
    }

    @Test
    void deletesTemporaryFilesOlderThanTenMinutesOfALiveProcess() throws Exception {
        // given
        long alive = ProcessHandle.current().parent().orElseThrow().pid();
        Path leftover = Files.createFile(directory.resolve(".BR.gif." + alive + "-1.tmp"));
        Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofHours(1))));
        Files.createFile(directory.resolve(".BR.gif." + alive + "-2.tmp"));

        // when
        store.prepare();

        // then
        assertThat(filesIn(directory)).containsExactly(".BR.gif." + alive + "-2.tmp");
    }

    @Test
    void skipsTemporaryFilesThatCannotBeDeleted() throws Exception {
        // given
        String undeletable = ".BR.gif." + pidOfDeadProcess() + "-1.tmp";
        Files.createDirectories(directory.resolve(undeletable).resolve("full"));

        // when
        store.prepare();

        // then
        assertThat(filesIn(directory)).containsExactly(undeletable);
    }

    @Test
    @Timeout(60)
    void savesAFlagEvenIfAnotherRunDeletesItsTemporaryFile() throws Exception {
        // given
        var otherRun = new FutureTask<>(this::removeOneTemporaryFile, null);
        new Thread(otherRun, "other run").start();

        // when
        do {
            store.save("BR", new byte[1024 * 1024]);
        } while (!otherRun.isDone());

        // then
        otherRun.get();
        assertThat(filesIn(directory)).containsExactly("BR.gif");
    }

    private void removeOneTemporaryFile() {
        boolean removed = false;
        while (!removed) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, ".*.tmp")) {
                for (Path file : files) {
                    removed |= Files.deleteIfExists(file);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Test
    void cannotRunIfTheDestinationIsAFile() throws IOException {
        // given
        Path file = Files.createFile(directory.resolve("file"));

        // when / then
        assertCannotRun(file, "the destination " + file + " is not a directory");
    }

    @Test
    void cannotRunIfTheDestinationIsBelowAFile() throws IOException {
        // given
        Path below = Files.createFile(directory.resolve("file")).resolve("flags");

        // when / then
        assertCannotRun(below, "cannot use the destination " + below + ": Not a directory");
    }

    @Test
    void cannotRunIfTheDestinationIsReadOnly() {
        // given
        assumeTrue(directory.toFile().setWritable(false), "this system has no read-only directories");
        assumeFalse(Files.isWritable(directory), "root ignores permissions");

        // when / then
        assertCannotRun(directory, "cannot write into the destination " + directory);
    }

    private static void assertCannotRun(Path destination, String message) {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> new FlagStore(destination, FlagDownloader.CODES).prepare())
                .withMessage(message);
    }

    private static long pidOfDeadProcess() throws IOException, InterruptedException {
        String java = ProcessHandle.current().info().command().orElseThrow();
        Process process = new ProcessBuilder(java, "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        process.waitFor();
        return process.pid();
    }
}
