package endpoints.faults;

import java.math.BigDecimal;
import java.time.Duration;

/**
 * A fault that a server commits on purpose, such as {@code truncate:100}.
 *
 * @param kind the kind of fault
 * @param parameter the parameter, or an empty string for a kind without one
 */
public record Fault(FaultKind kind, String parameter) {
    /**
     * Creates a fault.
     *
     * @throws IllegalArgumentException if the kind does not take the parameter
     */
    public Fault {
        if (!kind.accepts(parameter)) {
            throw new IllegalArgumentException("the form of this fault is " + kind.syntax() + ", " + kind.ranges());
        }
    }

    /**
     * Parses {@code KIND[:PARAMETER]}.
     *
     * @throws IllegalArgumentException if the text is not a fault; the message says why
     */
    public static Fault parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        return new Fault(FaultKind.named(kind), colon < 0 ? "" : text.substring(colon + 1));
    }

    /** Returns the time that this fault adds to the delay of the response. */
    public Duration delay() {
        return kind == FaultKind.LATE
                ? Duration.ofMillis(new BigDecimal(parameter).movePointRight(3).longValueExact())
                : Duration.ZERO;
    }

    /** Returns the parameter of a kind that takes an integer. */
    int number() {
        return Integer.parseInt(parameter);
    }

    /** Returns {@code KIND[:PARAMETER]}. */
    @Override
    public String toString() {
        return parameter.isEmpty() ? kind.toString() : kind + ":" + parameter;
    }
}
