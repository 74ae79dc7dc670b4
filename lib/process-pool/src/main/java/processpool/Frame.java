package processpool;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.StreamCorruptedException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** A message between a pool and a worker: magic number, type, task id, payload length, payload. */
final class Frame {
    /** Larger than most heaps and smaller than the largest array. */
    static final int MAX_PAYLOAD_BYTES = 1 << 30;

    private static final byte[] EMPTY = {};
    private static final int MAGIC = 0x50_4F_4F_4C;
    private static final int HEADER_BYTES = Integer.BYTES + 1 + Long.BYTES + Integer.BYTES;
    private static final int MAX_BYTES_PER_WRITE = 8192;
    private static final int EXCERPT_BYTES = 60;
    private static final Type[] TYPES = Type.values();

    enum Type {
        /** To the worker: run the initializer, if the payload has one. */
        INITIALIZE,
        /** To the worker: run a Callable. */
        CALL,
        /** To the worker: run a Runnable. */
        RUN,
        /** To the worker: interrupt the running task. */
        INTERRUPT,
        /** To the worker: close the state and exit. */
        EXIT,
        /** From the worker: the initializer has returned. */
        READY,
        /** From the worker: the task may have side effects from now on. */
        STARTED,
        /** From the worker: bytes written to System.out. */
        OUTPUT,
        /** From the worker: an error may have damaged the JVM, which should not run another task. */
        DAMAGED,
        /** From the worker: the task returned. */
        RESULT,
        /** From the worker: the task, the initializer or the close method of the state threw. */
        FAILURE,
        /** From the worker: the state is closed, and the worker exits at the end of its input. */
        CLOSED,
        /** On the receiving side: the payload did not fit into the heap and was skipped. */
        TOO_LARGE,
        /** On the receiving side: there are no more frames. */
        END
    }

    private final Type type;
    private final long taskId;
    private final byte[] payload;

    Frame(Type type, long taskId, byte[] payload) {
        this.type = type;
        this.taskId = taskId;
        this.payload = payload;
    }

    Frame(Type type, long taskId) {
        this(type, taskId, EMPTY);
    }

    Type type() {
        return type;
    }

    long taskId() {
        return taskId;
    }

    byte[] payload() {
        return payload;
    }

    /** Writes this frame and flushes. Frames that several threads write to the same stream do not mix. */
    @SuppressWarnings("EnumOrdinal") // Both sides run the same version.
    void writeTo(OutputStream out) throws IOException {
        boolean inOneWrite = payload.length <= MAX_BYTES_PER_WRITE;
        ByteBuffer buffer = ByteBuffer.allocate(HEADER_BYTES + (inOneWrite ? payload.length : 0))
                .putInt(MAGIC)
                .put((byte) type.ordinal())
                .putLong(taskId)
                .putInt(payload.length);
        synchronized (out) {
            if (inOneWrite) {
                out.write(buffer.put(payload).array());
            } else {
                out.write(buffer.array());
                out.write(payload);
            }
            out.flush();
        }
    }

    /**
     * Reads the next frame.
     *
     * @return the frame, or null at the end of the stream
     * @throws StreamCorruptedException if the next bytes are not a frame; the message is an excerpt of them
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
        long taskId = buffer.getLong();
        int length = buffer.getInt();
        if (type < 0 || type >= TYPES.length || length < 0 || length > MAX_PAYLOAD_BYTES) {
            throw new StreamCorruptedException(excerpt(header, HEADER_BYTES, in));
        }
        return withPayload(TYPES[type], taskId, length, in);
    }

    private static Frame withPayload(Type type, long taskId, int length, DataInputStream in) throws IOException {
        byte[] payload;
        try {
            payload = new byte[length];
        } catch (OutOfMemoryError e) {
            readAndDiscard(length, in);
            return new Frame(Type.TOO_LARGE, taskId);
        }
        in.readFully(payload);
        return new Frame(type, taskId, payload);
    }

    /** Reads instead of skipping: a FileInputStream that is a pipe fails to skip. */
    private static void readAndDiscard(int length, DataInputStream in) throws IOException {
        byte[] buffer = new byte[MAX_BYTES_PER_WRITE];
        for (int left = length; left > 0; ) {
            int read = in.read(buffer, 0, Math.min(left, buffer.length));
            if (read < 0) {
                throw new EOFException();
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
