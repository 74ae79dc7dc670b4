package commandline;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Standard output that keeps the reason for a failed write, which {@link System#out} does not. A failed write interrupts
 * the program: it need not produce output that nobody reads.
 */
final class StandardOutput extends PrintStream {
    private final Monitor monitor;

    private StandardOutput(Monitor monitor, Charset charset) {
        super(new BufferedOutputStream(monitor), true, charset);
        this.monitor = monitor;
    }

    /** Returns the standard output of this process, which interrupts the calling thread if a write fails. */
    static StandardOutput ofProcess() {
        return of(new FileOutputStream(FileDescriptor.out), StandardCharset.of("stdout"));
    }

    /** Returns an output that interrupts the calling thread if a write fails. */
    static StandardOutput of(OutputStream out, Charset charset) {
        return new StandardOutput(new Monitor(out, Thread.currentThread()), charset);
    }

    /** Returns the first failure. */
    Optional<IOException> failure() {
        return Optional.ofNullable(monitor.failure);
    }

    /** Returns whether the reader of a pipe is gone, by the messages of the operating systems, which vary by language. */
    static boolean isBrokenPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }

    private static final class Monitor extends FilterOutputStream {
        private final Thread program;
        private volatile @Nullable IOException failure;

        Monitor(OutputStream out, Thread program) {
            super(out);
            this.program = program;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                if (failure == null) {
                    failure = e;
                    program.interrupt();
                }
                throw e;
            }
        }
    }
}
