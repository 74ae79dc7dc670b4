package endpoints.response;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * Bytes that a server writes as they are, whether they are HTTP or not, and the end of the connection after them.
 *
 * @param status the status code in the access log, or 0 if the client receives none
 * @param writes the bytes, in order
 * @param end what happens after the last byte
 */
public record RawOutput(int status, List<Write> writes, End end) implements Outcome {
    /** The end of a connection after the last byte. */
    public enum End {
        /** The server closes the connection (FIN). */
        CLOSE,
        /** The server resets the connection (RST). */
        RESET,
        /** The connection stays open, and the server sends nothing more. */
        STALL
    }

    /**
     * Bytes to write.
     *
     * @param bytes the bytes, which are shared and not consumed
     * @param bytesPerSecond the maximum rate, or 0 for as fast as the connection allows
     */
    public record Write(ByteBuffer bytes, int bytesPerSecond) {
        /** Returns bytes that are written as fast as the connection allows. */
        public static Write atOnce(byte[] bytes) {
            return paced(bytes, 0);
        }

        /** Returns bytes that are written at a limited rate. */
        public static Write paced(byte[] bytes, int bytesPerSecond) {
            return new Write(ByteBuffer.wrap(bytes).asReadOnlyBuffer(), bytesPerSecond);
        }
    }

    /** Returns the number of bytes. */
    public long length() {
        return writes.stream().mapToLong(write -> write.bytes().remaining()).sum();
    }
}
