package atlas.common;

import commandline.ExitStatus;
import httpclient.Deadlines;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A run that ends early, by an interrupt of its thread, at a deadline or because of an exception. Thread-safe. */
final class InterruptibleRun {
    private final Thread thread = Thread.currentThread();
    private boolean over;
    private boolean expired;
    private @Nullable Throwable failure;

    /** The work of a run. */
    @FunctionalInterface
    interface Body {
        void run() throws InterruptedException;
    }

    /**
     * Executes the run in the calling thread, which must be the one that created this object.
     *
     * @param deadline the time after which the run ends, if it is limited
     * @param body the work; an interrupt ends it
     * @return the exit status, one of {@link ExitStatus}
     */
    int execute(Optional<Duration> deadline, Body body) {
        try (var deadlines = new Deadlines()) {
            deadline.ifPresent(time -> {
                var unused = deadlines.schedule(time, this::expire);
            });
            body.run();
            return ExitStatus.OK;
        } catch (InterruptedException e) {
            return isExpired() ? ExitStatus.OK : ExitStatus.INTERRUPTED;
        } catch (RuntimeException | Error e) {
            fail(e);
            return ExitStatus.FAILURE;
        } finally {
            end();
        }
    }

    private synchronized void expire() {
        if (!over && failure == null) {
            expired = true;
            thread.interrupt();
        }
    }

    private synchronized boolean isExpired() {
        return expired;
    }

    /**
     * Ends the run because of an exception.
     *
     * @param cause an unchecked exception
     */
    synchronized void fail(Throwable cause) {
        if (!over && failure == null) {
            failure = cause;
            thread.interrupt();
        }
    }

    private synchronized void end() {
        over = true;
        if (expired || failure != null) {
            // The interrupt may have come after the last wait of the run.
            Thread.interrupted();
        }
    }

    /** Throws the exception that ended the run, if there is one. */
    synchronized void throwFailure() {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }
}
