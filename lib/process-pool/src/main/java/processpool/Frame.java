package processpool;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message between the pool and a worker: magic number, type, number of the task, length, payload. */
final class Frame {
    /** Far more than fits into most heaps, and less than an array can hold. */
    static final int MAX_PAYLOAD_BYTES = 1 << 30;

    private static final byte[] NOTHING = {};
    private static final int MAGIC = 0x50_4F_4F_4C;
    private static final int HEADER_BYTES = Integer.BYTES + 1 + Long.BYTES + Integer.BYTES;
    private static final int BYTES_WRITTEN_TOGETHER = 8192;
    private static final int EXCERPT_BYTES = 60;
    private static final Type[] TYPES = Type.values();

    enum Type {
        /** To the worker: an initializer to run, or nothing. */
        INITIALIZE,
        /** To the worker: a Callable. */
        CALL,
        /** To the worker: a Runnable. */
        RUN,
        /** To the worker: the task that runs is to be interrupted. */
        INTERRUPT,
        /** To the worker: there will be no more tasks. */
        EXIT,
        /** From the worker: it is initialised. */
        READY,
        /** From the worker: from now on the task may have effects. */
        STARTED,
        /** From the worker: something was printed. */
        OUTPUT,
        /** From the worker: the task returned. */
        RESULT,
        /** From the worker: the task or the initializer threw. */
        FAILURE,
        /** On either side: what came did not fit into the memory. */
        TOO_LARGE,
        /** In the pool: the worker will say no more. */
        END
    }

    private final Type type;
    private final long task;
    private final byte[] payload;

    Frame(Type type, long task, byte[] payload) {
        this.type = type;
        this.task = task;
        this.payload = payload;
    }

    Frame(Type type, long task) {
        this(type, task, NOTHING);
    }

    Type type() {
        return type;
    }

    long task() {
        return task;
    }

    byte[] payload() {
        return payload;
    }

    /** Writes this frame, in one piece if it is small, and flushes. */
    @SuppressWarnings("EnumOrdinal") // Both sides are the same version.
    void writeTo(OutputStream out) throws IOException {
        boolean together = payload.length <= BYTES_WRITTEN_TOGETHER;
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + (together ? payload.length : 0))
                .putInt(MAGIC)
                .put((byte) type.ordinal())
                .putLong(task)
                .putInt(payload.length);
        if (together) {
            out.write(buffer.put(payload).array());
        } else {
            out.write(buffer.array());
            out.write(payload);
        }
        out.flush();
    }

    /**
     * Reads the next frame.
     *
     * @return null at the end of the stream
     * @throws StreamCorruptedException if what comes is no frame
     */
    static @Nullable Frame readFrom(DataInputStream in) throws IOException {
        int first = in.read();
        if (first < 0) {
            return null;
        }
        byte[] header = new byte[HEADER_BYTES];
        header[0] = (byte) first;
        int read = 1 + in.readNBytes(header, 1, Integer.BYTES - 1);
        ByteBuffer buffer = ByteBuffer.wrap(header);
        if (read < Integer.BYTES || buffer.getInt() != MAGIC) {
            throw new StreamCorruptedException(excerpt(header, read, in));
        }
        in.readFully(header, Integer.BYTES, HEADER_BYTES - Integer.BYTES);
        int type = buffer.get();
        long task = buffer.getLong();
        int length = buffer.getInt();
        if (type < 0 || type >= TYPES.length || length < 0 || length > MAX_PAYLOAD_BYTES) {
            throw new StreamCorruptedException(excerpt(header, HEADER_BYTES, in));
        }
        return withPayload(TYPES[type], task, length, in);
    }

    private static Frame withPayload(Type type, long task, int length, DataInputStream in) throws IOException {
        if (length == 0) {
            return new Frame(type, task);
        }
        byte[] payload;
        try {
            payload = new byte[length];
        } catch (OutOfMemoryError e) {
            readAway(length, in);
            return new Frame(Type.TOO_LARGE, task);
        }
        try {
            in.readFully(payload);
        } catch (EOFException e) {
            throw new EOFException("the stream ended in the middle of a frame");
        }
        return new Frame(type, task, payload);
    }

    /** Not by skipping: a stream of a pipe believes that it can, and fails. */
    private static void readAway(int length, DataInputStream in) throws IOException {
        byte[] buffer = new byte[BYTES_WRITTEN_TOGETHER];
        for (int left = length; left > 0; ) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException("the stream ended in the middle of a frame");
            }
            left -= read;
        }
    }

    private static String excerpt(byte[] header, int read, DataInputStream in) throws IOException {
        ByteBuffer found = ByteBuffer.allocate(EXCERPT_BYTES).put(header, 0, read);
        found.put(in.readNBytes(Math.min(in.available(), found.remaining())));
        return new String(found.array(), 0, found.position(), StandardCharsets.UTF_8).strip();
    }
}
