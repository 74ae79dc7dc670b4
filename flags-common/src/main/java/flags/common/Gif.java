package flags.common;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Arrays;

/** What tells a GIF from other data. */
final class Gif {
    private static final byte[] SIGNATURE_87A = "GIF87a".getBytes(US_ASCII);
    private static final byte[] SIGNATURE_89A = "GIF89a".getBytes(US_ASCII);
    private static final byte TRAILER = 0x3B;

    private Gif() {}

    /** Whether the data begin and end as a GIF does. */
    static boolean isWhole(byte[] data) {
        return data.length > SIGNATURE_89A.length
                && (startsWith(data, SIGNATURE_87A) || startsWith(data, SIGNATURE_89A))
                && data[data.length - 1] == TRAILER;
    }

    private static boolean startsWith(byte[] data, byte[] signature) {
        return Arrays.equals(data, 0, signature.length, signature, 0, signature.length);
    }
}
