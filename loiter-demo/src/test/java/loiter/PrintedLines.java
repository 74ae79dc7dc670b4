package loiter;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The lines that were printed so far. */
final class PrintedLines extends OutputStream {
    private final ByteArrayOutputStream unfinished = new ByteArrayOutputStream();
    private final List<String> lines = new ArrayList<>();
    private boolean ended;

    @Override
    public synchronized void write(int b) {
        if (b == '\n') {
            lines.add(unfinished.toString(UTF_8).stripTrailing());
            unfinished.reset();
            notifyAll();
        } else {
            unfinished.write(b);
        }
    }

    @Override
    public synchronized void close() {
        ended = true;
        notifyAll();
    }

    synchronized List<String> all() {
        return List.copyOf(lines);
    }

    /** Waits for lines, and fails when the end, or a time that is long enough for any machine, has come before them. */
    synchronized void await(Predicate<List<String>> complete, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!complete.test(lines)) {
            long millis = (deadline - System.nanoTime()) / 1_000_000;
            if (ended || millis <= 0) {
                throw new AssertionError("the lines awaited have not been printed, only: " + lines);
            }
            wait(millis);
        }
    }
}
