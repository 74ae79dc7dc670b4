package endpoints.server;

import java.util.zip.CRC32;

/**
 * A file to serve.
 *
 * @param bytes the content
 * @param entityTag the value of the ETag header, quotes included
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Content(byte[] bytes, String entityTag) {
    /** Returns a file whose entity tag is derived from its bytes. */
    public static Content of(byte[] bytes) {
        var checksum = new CRC32();
        checksum.update(bytes);
        return new Content(bytes, "\"%x-%x\"".formatted(bytes.length, checksum.getValue()));
    }
}
