package flags.common;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Tells a whole GIF from other data, by the lengths of its parts: where no length was announced, a connection that broke
 * off looks like one that ended, and the byte that ends a GIF may stand anywhere in it.
 */
final class Gif {
    private static final byte[] SIGNATURE_87A = "GIF87a".getBytes(US_ASCII);
    private static final byte[] SIGNATURE_89A = "GIF89a".getBytes(US_ASCII);

    private static final int SIZE_BYTES = 4;
    private static final int POSITION_AND_SIZE_BYTES = 8;
    private static final int BACKGROUND_AND_RATIO_BYTES = 2;
    private static final int CODE_SIZE_BYTES = 1;
    private static final int LABEL_BYTES = 1;

    private static final byte EXTENSION = 0x21;
    private static final byte IMAGE = 0x2C;
    private static final byte TRAILER = 0x3B;

    private final ByteBuffer data;

    private Gif(byte[] data) {
        this.data = ByteBuffer.wrap(data);
    }

    /** Whether the data are a GIF from its signature to its trailer, and nothing else. */
    static boolean isComplete(byte[] data) {
        if (!startsWith(data, SIGNATURE_87A) && !startsWith(data, SIGNATURE_89A)) {
            return false;
        }
        try {
            return new Gif(data).endsWithTrailer();
        } catch (BufferUnderflowException e) {
            return false;
        }
    }

    private static boolean startsWith(byte[] data, byte[] signature) {
        return data.length > signature.length
                && Arrays.equals(data, 0, signature.length, signature, 0, signature.length);
    }

    private boolean endsWithTrailer() {
        skip(SIGNATURE_89A.length + SIZE_BYTES);
        int screen = data.get();
        skip(BACKGROUND_AND_RATIO_BYTES);
        skipColours(screen);
        byte block = data.get();
        while (block == EXTENSION || block == IMAGE) {
            if (block == IMAGE) {
                skip(POSITION_AND_SIZE_BYTES);
                skipColours(data.get());
                skip(CODE_SIZE_BYTES);
            } else {
                skip(LABEL_BYTES);
            }
            skipData();
            block = data.get();
        }
        return block == TRAILER && !data.hasRemaining();
    }

    /** A table of three bytes for each colour, if the first bit says that there is one; the last three say how long. */
    private void skipColours(int flags) {
        if ((flags & 0x80) != 0) {
            skip(3 * (2 << (flags & 0x07)));
        }
    }

    /** Pieces of at most 255 bytes, each after its length, up to an empty one. */
    private void skipData() {
        int length = Byte.toUnsignedInt(data.get());
        while (length > 0) {
            skip(length);
            length = Byte.toUnsignedInt(data.get());
        }
    }

    private void skip(int bytes) {
        if (bytes > data.remaining()) {
            throw new BufferUnderflowException();
        }
        data.position(data.position() + bytes);
    }
}
