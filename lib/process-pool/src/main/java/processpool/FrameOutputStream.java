package processpool;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Sends the bytes written to it as frames of type OUTPUT. */
final class FrameOutputStream extends OutputStream {
    private static final int MAX_PAYLOAD_BYTES = 1 << 16;

    private final OutputStream out;

    FrameOutputStream(OutputStream out) {
        this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int from = offset; from < end; from += MAX_PAYLOAD_BYTES) {
            int to = Math.min(end, from + MAX_PAYLOAD_BYTES);
            new Frame(Frame.Type.OUTPUT, 0, Arrays.copyOfRange(bytes, from, to)).writeTo(out);
        }
    }
}
