package atlas.common;

import java.util.Objects;

/** Thrown when a call fails, or finds that a country does not exist. The message gives the reason to the user. */
public class CallException extends Exception {
    private static final long serialVersionUID = 1;

    CallException(String message) {
        super(message);
    }

    /** Returns the reason, for the user. */
    @Override
    public String getMessage() {
        return Objects.requireNonNull(super.getMessage());
    }
}
