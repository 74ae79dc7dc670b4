package atlas.common;

import flags.common.FlagStore;
import httpclient.ErrorMessages;
import java.io.IOException;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import reporting.Counts;
import reporting.Display;
import reporting.Status;

/**
 * Saves and counts cards. A card that is counted is saved, and one that is saved is counted. Thread-safe.
 */
public final class CardTally {
    private static final String WRAPPERS = "java.util.concurrent.";

    private final FlagStore store;
    private final Display display;
    private final Consumer<Throwable> fatal;
    private final FileNames names = FileNames.forLocale();
    private int made;
    private int notFound;
    private int errors;
    private boolean closed;

    /**
     * Creates a tally.
     *
     * @param store the directory for the flags
     * @param display shows each result; called under the tally's lock
     * @param fatal receives an exception that must end the run: it did not come from a card
     */
    public CardTally(FlagStore store, Display display, Consumer<Throwable> fatal) {
        this.store = store;
        this.display = display;
        this.fatal = fatal;
    }

    /** Saves and counts a card. */
    public void save(Card card) {
        count(() -> {
            try {
                String name = names.of(card);
                store.save(name, card.flag().gif());
                made++;
                display.ended("%s OK: %s.gif".formatted(card.code(), name));
            } catch (IOException e) {
                errors++;
                display.ended("%s error: %s".formatted(card.code(), ErrorMessages.of(e)));
            }
        });
    }

    /**
     * Counts a card that was not made. A card whose calls were interrupted or cancelled is not counted: it is not
     * finished.
     *
     * @param calls the calls of the card
     * @param failure the exception that a call threw, possibly wrapped by classes of {@code java.util.concurrent}
     */
    public void fail(Calls calls, Throwable failure) {
        Throwable cause = unwrap(failure);
        if (cause instanceof InterruptedException || cause instanceof CancellationException) {
            return;
        }
        if (cause instanceof Error error) {
            fatal.accept(error);
            return;
        }
        calls.recordEnd(cause instanceof NotFoundException ? Status.NOT_FOUND : Status.ERROR);
        count(() -> {
            if (cause instanceof NotFoundException) {
                notFound++;
                display.ended(calls.code() + " " + cause.getMessage());
            } else {
                errors++;
                display.ended(calls.code() + " error: " + calls.reason(cause));
                calls.failures().forEach((uri, message) -> display.detail("   %s: %s".formatted(uri, message)));
            }
        });
    }

    /**
     * Shows a message that concerns the run and not one card.
     *
     * @param message one line
     */
    public synchronized void warn(String message) {
        display.warn(message);
    }

    private static Throwable unwrap(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper =
                failure.getClass().getName().startsWith(WRAPPERS) && !(failure instanceof CancellationException);
        return wrapper && cause != null ? unwrap(cause) : failure;
    }

    /** Counts a result, unless the report is printed already. An exception in here is not the failure of a card. */
    private synchronized void count(Runnable counting) {
        if (closed) {
            return;
        }
        try {
            counting.run();
        } catch (RuntimeException | Error e) {
            closed = true;
            fatal.accept(e);
        }
    }

    /**
     * Returns the counts, and ignores later results.
     *
     * @param cards the number of cards of the run
     */
    public synchronized Counts close(int cards) {
        closed = true;
        return new Counts(made, notFound, errors, cards - made - notFound - errors);
    }
}
