package atlas.common;

/** Thrown when a mirror answers that a country does not exist. No other mirror can know better. */
public final class NotFoundException extends CallException {
    private static final long serialVersionUID = 1;

    NotFoundException() {
        super("not found");
    }
}
