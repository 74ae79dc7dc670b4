package endpoints.server;

import endpoints.response.RawOutput;
import endpoints.response.RawOutput.End;
import endpoints.response.RawOutput.Write;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.Iterator;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.apache.hc.core5.util.Timeout;

/** Takes a connection over from HttpCore and writes raw output to it. Runs on the I/O thread; pauses block no thread. */
final class RawWriter implements IOEventHandler {
    /** The writes per second at rates that allow more than a byte in each. */
    private static final int TICKS_PER_SECOND = 10;

    /** Lets the client read what was written: a reset discards what it has not read. */
    private static final long PAUSE_BEFORE_RESET_MILLIS = 100;

    private static final int MAX_DISCARDED_BYTES = 64 * 1024;

    private final IOEventHandler previous;
    private final RawOutput output;
    private final ScheduledExecutorService timer;
    private final Iterator<Write> writes;
    private Write current = Write.atOnce(new byte[0]);
    private ByteBuffer remaining = current.bytes();
    private boolean paused;
    private boolean resetDue;
    private boolean clientHasClosed;
    private int discardedBytes;

    private RawWriter(IOEventHandler previous, RawOutput output, ScheduledExecutorService timer) {
        this.previous = previous;
        this.output = output;
        this.timer = timer;
        this.writes = output.writes().iterator();
    }

    /** Starts to write. The previous handler of the connection is told only of its end. */
    static void takeOver(IOSession session, RawOutput output, ScheduledExecutorService timer) {
        session.upgrade(new RawWriter(session.getHandler(), output, timer));
        session.setEvent(SelectionKey.OP_WRITE);
    }

    @Override
    public void outputReady(IOSession session) throws IOException {
        if (paused) {
            session.clearEvent(SelectionKey.OP_WRITE);
            return;
        }
        while (remaining.hasRemaining() || writes.hasNext()) {
            if (!remaining.hasRemaining()) {
                current = writes.next();
                remaining = current.bytes().duplicate();
            }
            int rate = current.bytesPerSecond();
            int tickBytes = rate == 0 ? remaining.remaining() : Math.max(1, rate / TICKS_PER_SECOND);
            if (!writeFully(session, tickBytes)) {
                return;
            }
            if (rate > 0 && (remaining.hasRemaining() || writes.hasNext())) {
                pause(session, TimeUnit.SECONDS.toNanos(tickBytes) / rate);
                return;
            }
        }
        end(session);
    }

    /** Writes up to a number of bytes. Returns false if the connection does not take them all now. */
    private boolean writeFully(IOSession session, int bytes) throws IOException {
        ByteBuffer part = remaining.slice(remaining.position(), Math.min(bytes, remaining.remaining()));
        int written = session.write(part);
        remaining.position(remaining.position() + written);
        return !part.hasRemaining();
    }

    private void pause(IOSession session, long nanos) {
        paused = true;
        session.clearEvent(SelectionKey.OP_WRITE);
        try {
            var unused = timer.schedule(() -> resume(session), nanos, TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // The server is closed, and closes the connection.
        }
    }

    private void resume(IOSession session) {
        paused = false;
        session.setEvent(SelectionKey.OP_WRITE);
    }

    private void end(IOSession session) {
        if (output.end() == End.CLOSE || (output.end() == End.STALL && clientHasClosed)) {
            session.close(CloseMode.GRACEFUL);
        } else if (output.end() == End.STALL) {
            session.clearEvent(SelectionKey.OP_WRITE);
        } else if (resetDue || output.writes().isEmpty()) {
            session.close(CloseMode.IMMEDIATE);
        } else {
            resetDue = true;
            pause(session, TimeUnit.MILLISECONDS.toNanos(PAUSE_BEFORE_RESET_MILLIS));
        }
    }

    /** Discards what the client sends. Detects that it has closed the connection. */
    @Override
    public void inputReady(IOSession session, ByteBuffer source) throws IOException {
        var buffer = ByteBuffer.allocate(1024);
        int bytes = session.read(buffer);
        if (bytes < 0) {
            clientHasClosed = true;
            session.clearEvent(SelectionKey.OP_READ);
            session.setEvent(SelectionKey.OP_WRITE);
        } else {
            discardedBytes += bytes;
            if (discardedBytes > MAX_DISCARDED_BYTES) {
                session.close(CloseMode.IMMEDIATE);
            }
        }
    }

    @Override
    public void connected(IOSession session) {}

    @Override
    public void timeout(IOSession session, Timeout timeout) {
        session.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void exception(IOSession session, Exception cause) {
        session.close(CloseMode.IMMEDIATE);
    }

    @Override
    public void disconnected(IOSession session) {
        previous.disconnected(session);
    }
}
