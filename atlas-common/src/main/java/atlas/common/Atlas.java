package atlas.common;

import java.util.List;
import java.util.function.Consumer;

/**
 * Makes the calls of a run.
 *
 * @param mirrors the mirrors, at least one
 * @param requests sends the requests
 * @param counts counts the requests
 * @param fatal receives an exception that must end the run
 */
public record Atlas(List<Mirror> mirrors, Requests requests, RequestCounts counts, Consumer<Throwable> fatal) {
    /**
     * Returns the calls for a card.
     *
     * @param code the country code, in upper case
     */
    public Calls calls(String code) {
        return new Calls(code, this);
    }
}
