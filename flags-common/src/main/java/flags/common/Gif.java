package flags.common;

import static java.nio.charset.StandardCharsets.US_ASCII;

import httpclient.Response;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * Checks whether data is a complete GIF, by parsing its blocks (GIF89a specification). Without a Content-Length, a lost
 * connection looks like the end of the body, and the value of the trailer byte may occur anywhere in a GIF.
 */
public final class Gif {
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

    /** Returns why the body of a response cannot be saved as a flag, or empty if it can. */
    public static Optional<String> defect(Response response) {
        if (response.tooLarge()) {
            return Optional.of("body too large: more than " + Response.MAX_BODY_BYTES + " bytes");
        }
        byte[] body = response.body();
        if (body.length == 0) {
            return Optional.of("empty body instead of a GIF");
        }
        return isComplete(body) ? Optional.empty() : Optional.of("not a GIF, or an incomplete one");
    }

    /** Returns whether the data is exactly one GIF, from its signature to its trailer. */
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
        int screenFlags = data.get();
        skip(BACKGROUND_AND_RATIO_BYTES);
        skipColorTable(screenFlags);
        byte block = data.get();
        while (block == EXTENSION || block == IMAGE) {
            if (block == IMAGE) {
                skip(POSITION_AND_SIZE_BYTES);
                skipColorTable(data.get());
                skip(CODE_SIZE_BYTES);
            } else {
                skip(LABEL_BYTES);
            }
            skipSubBlocks();
            block = data.get();
        }
        return block == TRAILER && !data.hasRemaining();
    }

    /** Skips a color table of 3 bytes per color. The first bit of the flags tells whether it exists, the last three its size. */
    private void skipColorTable(int flags) {
        if ((flags & 0x80) != 0) {
            skip(3 * (2 << (flags & 0x07)));
        }
    }

    /** Skips blocks of at most 255 bytes, each preceded by its length, up to an empty one. */
    private void skipSubBlocks() {
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
