package flags.common;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** What tests of downloads need again and again. */
final class Downloading {
    /** So long that a test which has to wait for it fails by its own time limit. */
    static final Duration LONG = Duration.ofMinutes(10);

    private Downloading() {}

    static FlagDownloader downloader(URI baseUrl, Path destination) {
        return downloader(baseUrl, destination, LONG, LONG);
    }

    static FlagDownloader downloader(URI baseUrl, Path destination, Duration timeout, Duration maxTime) {
        return new FlagDownloader(new DownloaderSettings(baseUrl, destination.toString(), 2, timeout, maxTime));
    }

    /** The flag of a country, as it was rendered. */
    static byte[] flag(String code) throws IOException {
        String name = "/flags/images/" + code.toLowerCase(Locale.ROOT) + ".gif";
        try (InputStream in = Objects.requireNonNull(Downloading.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    /** What another process would get of an object that is sent to it. */
    static <T extends Serializable> T throughSerialisation(T object) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            @SuppressWarnings("unchecked")
            T copy = (T) in.readObject();
            return copy;
        }
    }

    static List<String> filesIn(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** Waits until something is so that nothing tells of by itself. */
    static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("waited too long").isLessThan(deadline);
            LockSupport.parkNanos(1_000_000);
        }
    }
}
