package processpool;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.regex.Pattern;

/**
 * Carries the standard error of a worker over. What is written before the worker is ready is held back: if it never
 * becomes ready, these are its last words and part of an exception.
 */
final class StderrPump {
    private static final int BUFFER_BYTES = 1 << 13;
    private static final int MAX_HELD_BYTES = 1 << 20;
    private static final int MAX_LAST_WORDS_CHARS = 4000;

    /** Every JVM says so, and the pool's own has. */
    private static final Pattern OPTIONS_OF_ENVIRONMENT = Pattern.compile("(NOTE: )?Picked up \\w+:");

    private static final long COMPLETE_MILLIS = 500;

    private final Thread reader;
    private final InputStream in;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private long forgotten;
    private boolean ready;

    private StderrPump(String name, InputStream in) {
        this.in = in;
        this.reader = new Thread(this::copy, name + "-stderr");
    }

    static StderrPump carry(String name, InputStream in) {
        StderrPump output = new StderrPump(name, in);
        output.reader.setDaemon(true);
        output.reader.start();
        return output;
    }

    private void copy() {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                took(buffer, read);
            }
        } catch (IOException e) {
            // The pipe is closed: the worker is gone.
        }
    }

    private synchronized void took(byte[] buffer, int length) {
        if (ready) {
            System.err.write(buffer, 0, length);
            System.err.flush();
        } else {
            held.write(buffer, 0, length);
            if (held.size() > MAX_HELD_BYTES) {
                forgetFirstHalf();
            }
        }
    }

    private void forgetFirstHalf() {
        byte[] all = held.toByteArray();
        held.reset();
        held.write(all, all.length / 2, all.length - all.length / 2);
        forgotten += all.length / 2;
    }

    /** Lets what was held back go, and all to come. */
    synchronized void workerIsReady() {
        ready = true;
        if (forgotten > 0) {
            System.err.println("[" + forgotten + " bytes of standard error before this were not kept]");
        }
        held.toString(Charset.defaultCharset())
                .lines()
                .filter(line -> !OPTIONS_OF_ENVIRONMENT.matcher(line).lookingAt())
                .forEach(System.err::println);
    }

    /** What a worker said that has ended before it was ready. */
    String lastWords() {
        awaitEnd(COMPLETE_MILLIS);
        synchronized (this) {
            String words = held.toString(Charset.defaultCharset()).strip();
            return words.length() <= MAX_LAST_WORDS_CHARS
                    ? words
                    : "… " + words.substring(words.length() - MAX_LAST_WORDS_CHARS);
        }
    }

    /** Waits until all is carried over; not for ever, since a process that left the worker may hold the pipe. */
    void awaitEnd(long millis) {
        Uninterruptibles.joinUninterruptibly(reader, millis);
    }
}
