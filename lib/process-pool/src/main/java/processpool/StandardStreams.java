package processpool;

import java.io.ByteArrayInputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UnsupportedEncodingException;

/** The standard streams of a worker, which its tasks may replace or close. */
final class StandardStreams {
    private final InputStream in = new ByteArrayInputStream(new byte[0]);
    private final PrintStream out;
    private final PrintStream err;

    StandardStreams(OutputStream out, String outCharset, String errCharset) throws UnsupportedEncodingException {
        this.out = new Unclosable(out, outCharset);
        this.err = new Unclosable(new FileOutputStream(FileDescriptor.err), errCharset);
        System.setIn(in);
        System.setOut(this.out);
        System.setErr(this.err);
    }

    /** Flushes the output of a task, and replaces streams that it has set to null. */
    void flushAndRestore() {
        if (System.in == null) {
            System.setIn(in);
        }
        if (System.out == null) {
            System.setOut(out);
        }
        if (System.err == null) {
            System.setErr(err);
        }
        try {
            System.out.flush();
            System.err.flush();
        } catch (Throwable e) {
            // A task can set streams that throw anything.
        }
    }

    /** Flushes instead of closing, for the next task. */
    private static final class Unclosable extends PrintStream {
        Unclosable(OutputStream out, String charset) throws UnsupportedEncodingException {
            super(out, true, charset);
        }

        @Override
        public void close() {
            flush();
        }
    }
}
