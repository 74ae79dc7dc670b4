package processpool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Copies the standard error of a worker to that of this process. Output from before the worker is ready is buffered: if
 * the worker fails to start, it becomes part of the exception.
 */
final class StderrPump {
    private static final int BUFFER_BYTES = 1 << 13;
    private static final int MAX_STARTUP_BYTES = 1 << 20;
    private static final int MAX_STARTUP_CHARS_IN_MESSAGE = 4000;

    /** Printed by every JVM, so this process has printed it already. */
    private static final Pattern PICKED_UP_OPTIONS = Pattern.compile("(?m)^(NOTE: )?Picked up \\w+:.*\\R");

    private static final Duration DRAIN_TIMEOUT = Duration.ofMillis(500);

    private final Thread reader;
    private final InputStream in;
    private final ByteArrayOutputStream startupOutput = new ByteArrayOutputStream();
    private long droppedBytes;
    private boolean ready;

    StderrPump(String name, InputStream in) {
        this.in = in;
        this.reader = new Thread(this::copy, name + "-stderr");
        this.reader.setDaemon(true);
    }

    void start() {
        reader.start();
    }

    private void copy() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                accept(buffer, read);
            }
        } catch (IOException e) {
            // The worker has ended.
        }
    }

    private synchronized void accept(byte[] buffer, int length) {
        if (ready) {
            print(System.err, buffer, length);
        } else {
            startupOutput.write(buffer, 0, length);
            if (startupOutput.size() > MAX_STARTUP_BYTES) {
                dropFirstHalf();
            }
        }
    }

    private void dropFirstHalf() {
        byte[] all = startupOutput.toByteArray();
        startupOutput.reset();
        startupOutput.write(all, all.length / 2, all.length - all.length / 2);
        droppedBytes += all.length / 2;
    }

    /** Prints the buffered output. Later output is copied as it comes. */
    synchronized void workerIsReady() {
        ready = true;
        String dropped =
                droppedBytes == 0 ? "" : "[" + droppedBytes + " earlier bytes of standard error were dropped]\n";
        // One char per byte, so that bytes stay as they are in any charset.
        String output = dropped + startupOutput.toString(StandardCharsets.ISO_8859_1);
        byte[] bytes = PICKED_UP_OPTIONS.matcher(output).replaceAll("").getBytes(StandardCharsets.ISO_8859_1);
        print(System.err, bytes, bytes.length);
    }

    /** Prints to a stream of this process, which the program may have replaced by null or by one that fails. */
    static void print(@Nullable PrintStream stream, byte[] bytes, int length) {
        ForeignCode.attempt(() -> {
            if (stream != null) {
                stream.write(bytes, 0, length);
                stream.flush();
            }
            return null;
        });
    }

    /** Returns the end of the output of a worker that failed to start. */
    String startupOutput() {
        awaitEnd(DRAIN_TIMEOUT);
        synchronized (this) {
            String output =
                    startupOutput.toString(WorkerCommand.charsetOf("stderr")).strip();
            int excess = output.length() - MAX_STARTUP_CHARS_IN_MESSAGE;
            return excess > 0 ? "… " + output.substring(excess) : output;
        }
    }

    /** Waits until all output has been copied. The timeout counts if a child of the worker keeps the pipe open. */
    void awaitEnd(Duration timeout) {
        Uninterruptibles.joinUninterruptibly(reader, timeout);
    }
}
