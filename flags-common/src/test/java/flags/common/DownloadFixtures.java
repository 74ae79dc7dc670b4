package flags.common;

import httpclient.ClientSettings;
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
import java.util.stream.Stream;

/** Helpers for tests of downloads. */
final class DownloadFixtures {
    /** Longer than the time limit of any test. */
    static final Duration LONG = Duration.ofMinutes(10);

    private DownloadFixtures() {}

    static FlagDownloader downloader(URI baseUrl, Path destination) {
        return downloader(baseUrl, destination, LONG, LONG);
    }

    static FlagDownloader downloader(URI baseUrl, Path destination, Duration timeout, Duration maxTime) {
        return new FlagDownloader(
                new DownloaderSettings(baseUrl, destination.toString(), new ClientSettings(2, timeout, maxTime)));
    }

    /** Returns the rendered flag of a country. */
    static byte[] flag(String code) throws IOException {
        String name = "/flags/images/" + code.toLowerCase(Locale.ROOT) + ".gif";
        try (InputStream in = Objects.requireNonNull(DownloadFixtures.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    /** Returns the copy of an object that another process receives. */
    static <T extends Serializable> T serializedCopy(T object) throws IOException, ClassNotFoundException {
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
}
