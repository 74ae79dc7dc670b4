package endpoints.server;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What an endpoint has at its paths, apart from how requests and replies travel. */
public interface Resources {
    /**
     * A resource whose requests are counted, pass the gate and are delayed.
     *
     * @param key by which the gate delays it back
     * @param delay for how long its responses are delayed
     * @param reply what is answered then
     */
    record Delayed(String key, Duration delay, Supplier<Response> reply) {}

    /** What a path names of that kind, whether it exists or not; empty where it names something else. */
    Optional<Delayed> delayed(String path);

    /** The reply, at once, to a request for something else. */
    Response page(String path);

    /** The reply that refuses a request, with a sentence for the person who made it. */
    Response refusal(int status, String sentence, Map<String, String> headers);
}
