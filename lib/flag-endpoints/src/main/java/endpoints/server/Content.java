package endpoints.server;

import java.util.zip.CRC32;

/** A file as it is served. */
@SuppressWarnings("ArrayRecordComponent") // Carried from here to there, never compared.
public record Content(byte[] bytes, String entityTag) {
    public static Content of(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes);
        return new Content(bytes, "\"%x-%x\"".formatted(bytes.length, checksum.getValue()));
    }
}
