package race.results;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The expected outcome of a round.
 *
 * @param ok the number of flags that the server serves
 * @param notFound the number of flags that the server does not have
 * @param errors the number of flags that the server refuses
 * @param filesSha256 the hash of all files with their names
 * @param delays the delays of the server
 */
public record Expectation(int ok, int notFound, int errors, String filesSha256, Delays delays) {
    private static final long MAX_FILE_BYTES = 1 << 20;

    /**
     * The delays that the server announces.
     *
     * @param maxSeconds the longest delay of a flag
     * @param totalSeconds the sum of the delays of all flags
     */
    public record Delays(double maxSeconds, double totalSeconds) {
        /** Returns the time that no client can beat with so many requests in flight. */
        public double minSeconds(int concurrency) {
            return Math.max(maxSeconds, totalSeconds / concurrency);
        }
    }

    /**
     * Returns the hash of the files in a directory. Files that are too large to be a flag, and anything but regular
     * files, are not read: only their names count.
     */
    public static String sha256(Path directory) throws IOException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.list(directory)) {
            for (Path path : paths.toList()) {
                boolean readable = Files.isRegularFile(path) && Files.size(path) <= MAX_FILE_BYTES;
                files.put(path.getFileName().toString(), readable ? Files.readAllBytes(path) : new byte[0]);
            }
        }
        return sha256(files);
    }

    /** Returns the hash of files by name. */
    public static String sha256(SortedMap<String, byte[]> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                String header = file.getKey() + " " + file.getValue().length + "\n";
                digest.update(header.getBytes(StandardCharsets.UTF_8));
                digest.update(file.getValue());
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
