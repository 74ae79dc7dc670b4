package processpool;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Calls code of the program, such as the methods of its exceptions, which may throw anything and return null. */
final class ForeignCode {
    private static final int MAX_THROWABLES = 1000;
    private static final int MAX_MESSAGE_CHARS = 100_000;

    private ForeignCode() {}

    /**
     * A throwable in the list of a throwable with its causes and suppressed exceptions.
     *
     * @param cause the index of its cause in that list, or a negative number
     * @param suppressed the indexes of its suppressed exceptions
     */
    record Node(Throwable throwable, int cause, List<Integer> suppressed) {}

    /** Lists a throwable, its causes and its suppressed exceptions, breadth first, up to a limit. There may be cycles. */
    static List<Node> nodesOf(Throwable throwable) {
        List<Throwable> found = new ArrayList<>();
        IdentityHashMap<Throwable, Integer> indexes = new IdentityHashMap<>();
        indexOf(throwable, found, indexes);
        List<Node> nodes = new ArrayList<>();
        while (nodes.size() < found.size()) {
            Throwable next = found.get(nodes.size());
            int cause = indexOf(attempt(next::getCause), found, indexes);
            List<Integer> suppressed = new ArrayList<>();
            for (Throwable each : next.getSuppressed()) {
                suppressed.add(indexOf(each, found, indexes));
            }
            nodes.add(new Node(next, cause, suppressed));
        }
        return nodes;
    }

    private static int indexOf(
            @Nullable Throwable throwable, List<Throwable> found, IdentityHashMap<Throwable, Integer> indexes) {
        if (throwable == null) {
            return -1;
        }
        Integer known = indexes.get(throwable);
        if (known != null || found.size() == MAX_THROWABLES) {
            return known == null ? -1 : known;
        }
        found.add(throwable);
        indexes.put(throwable, found.size() - 1);
        return found.size() - 1;
    }

    /** Returns whether an error may have damaged the JVM. */
    static boolean isFatal(Throwable throwable) {
        return throwable instanceof VirtualMachineError && !(throwable instanceof StackOverflowError);
    }

    static void throwIfFatal(Throwable throwable) {
        if (isFatal(throwable)) {
            throw (VirtualMachineError) throwable;
        }
    }

    /** Returns whether a throwable, its causes and its suppressed exceptions can be wrapped and printed. */
    static boolean isPrintable(Throwable throwable) {
        return nodesOf(throwable).stream().map(Node::throwable).allMatch(each -> {
            try {
                String unusedMessage = each.getMessage() + each.getLocalizedMessage() + each;
                Throwable unusedCause = each.getCause();
                return each.getStackTrace() != null;
            } catch (Throwable e) {
                return false;
            }
        });
    }

    /** Returns the string representation of a throwable, or its class name if there is none. */
    static String describe(Throwable throwable) {
        String description = attempt(throwable::toString);
        return description == null ? throwable.getClass().getName() : description;
    }

    static @Nullable String messageOf(Throwable throwable) {
        try {
            String message = throwable.getMessage();
            return message == null || message.length() <= MAX_MESSAGE_CHARS
                    ? message
                    : message.substring(0, MAX_MESSAGE_CHARS) + "…";
        } catch (Throwable e) {
            return "(getMessage() threw " + e.getClass().getName() + ")";
        }
    }

    static List<StackTraceElement> stackTraceOf(Throwable throwable) {
        StackTraceElement[] elements = attempt(throwable::getStackTrace);
        List<StackTraceElement> stackTrace = new ArrayList<>();
        if (elements != null) {
            Arrays.stream(elements).filter(Objects::nonNull).forEach(stackTrace::add);
        }
        return stackTrace;
    }

    /** Returns the result of foreign code, or null if it throws. */
    static <T> @Nullable T attempt(Callable<@Nullable T> foreignCode) {
        try {
            return foreignCode.call();
        } catch (Throwable e) {
            return null;
        }
    }
}
