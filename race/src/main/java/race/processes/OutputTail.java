package race.processes;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;

/**
 * Reads an output stream of a process to its end on a thread of its own, and keeps the last bytes. Memory is bounded
 * by the capacity, whatever the process writes.
 */
public final class OutputTail {
    private final InputStream in;
    private final byte[] ring;
    private final Thread reader;
    private long total;

    private OutputTail(InputStream in, int capacity) {
        this.in = in;
        this.ring = new byte[capacity];
        this.reader = new Thread(this::read, "output-tail");
        reader.setDaemon(true);
    }

    /**
     * Starts to read.
     *
     * @param capacity the number of bytes to keep
     */
    public static OutputTail of(InputStream in, int capacity) {
        var tail = new OutputTail(in, capacity);
        tail.reader.start();
        return tail;
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try {
            for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
                keep(buffer, count);
            }
        } catch (IOException e) {
            // The process has ended and its stream was closed: there is nothing more to read.
        }
    }

    private synchronized void keep(byte[] bytes, int count) {
        for (int index = 0; index < count; index++) {
            ring[(int) (total++ % ring.length)] = bytes[index];
        }
    }

    /**
     * Waits for the end of the stream. A descendant of an ended process can hold the stream open for as long as it
     * lives, so the wait is bounded; what has been read by then counts.
     *
     * @throws InterruptedException if the calling thread is interrupted
     */
    public void awaitEnd(Duration timeout) throws InterruptedException {
        reader.join(timeout.toMillis());
    }

    /** Returns whether the process wrote more than is kept. */
    public synchronized boolean isTruncated() {
        return total > ring.length;
    }

    /** Returns the last bytes. */
    public synchronized byte[] bytes() {
        int length = (int) Math.min(total, ring.length);
        byte[] bytes = new byte[length];
        for (int index = 0; index < length; index++) {
            bytes[index] = ring[(int) ((total - length + index) % ring.length)];
        }
        return bytes;
    }

    /** Returns the last line that is not blank, shortened and without control characters; empty if there is none. */
    public String lastLine() {
        return text().lines()
                .filter(line -> !line.isBlank())
                .reduce((first, second) -> second)
                .map(ForeignText::oneLine)
                .orElse("");
    }

    /** Returns the first line that is not blank, as {@link #lastLine} does. */
    public String firstLine() {
        return text().lines()
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(ForeignText::oneLine)
                .orElse("");
    }

    /** Returns the text. Bytes that are not UTF-8 become replacement characters. */
    public String text() {
        return new String(bytes(), UTF_8);
    }
}
