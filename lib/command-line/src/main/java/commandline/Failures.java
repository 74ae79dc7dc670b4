package commandline;

import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Messages for exceptions and errors that end a program. */
final class Failures {
    private Failures() {}

    /** Returns one line for the user. */
    static String message(Throwable failure) {
        String message = oneLine(failure.getMessage());
        if (failure instanceof OutOfMemoryError) {
            return message.contains("native thread")
                    ? "cannot start a thread: the limit of threads, processes or memory is reached"
                    : "out of memory: " + message;
        }
        if (failure instanceof StackOverflowError) {
            return "stack overflow" + location(failure);
        }
        if (failure instanceof ExceptionInInitializerError && failure.getCause() != null) {
            return message(failure.getCause());
        }
        String name = failure.getClass().getSimpleName();
        return "unexpected " + name + (message.isEmpty() ? "" : ": " + message) + location(failure);
    }

    /** Returns the top stack frame, for bug reports. */
    private static String location(Throwable failure) {
        StackTraceElement[] frames = failure.getStackTrace();
        return frames.length == 0 ? "" : " (at " + frames[0] + ")";
    }

    /** Joins the lines of a text and removes control characters. */
    static String oneLine(@Nullable String text) {
        return text == null
                ? ""
                : text.lines()
                        .map(String::strip)
                        .collect(Collectors.joining(" "))
                        .replaceAll("\\p{Cntrl}", "?");
    }
}
