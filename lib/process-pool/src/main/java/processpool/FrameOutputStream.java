package processpool;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import processpool.WorkerMain.FrameOutput;

/** Sends what is printed in a worker to the pool. */
final class FrameOutputStream extends OutputStream {
    private static final int MAX_FRAME_BYTES = 1 << 16;

    private final FrameOutput frames;

    FrameOutputStream(FrameOutput frames) {
        this.frames = frames;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        int end = offset + length;
        for (int from = offset; from < end; from += MAX_FRAME_BYTES) {
            int to = Math.min(end, from + MAX_FRAME_BYTES);
            frames.write(new Frame(Frame.Type.OUTPUT, 0, Arrays.copyOfRange(bytes, from, to)));
        }
    }
}
