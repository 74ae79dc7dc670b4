package flags.common;

import endpoints.server.Endpoint;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers that a user can select. */
public enum ServerLabel {
    /** A flag server without delay. */
    LOCAL(Endpoint.LOCAL),
    /** A flag server that delays each response. */
    DELAY(Endpoint.DELAY),
    /** A flag server that delays each response and fails some requests. */
    ERROR(Endpoint.ERROR),
    /** A flag server that commits a fault for every second code. */
    CHAOS(Endpoint.CHAOS),
    /** A flag server that delays each response and rejects requests beyond 20 in flight. */
    BUSY(Endpoint.BUSY),
    /** A small public web site. */
    REMOTE(null);

    private static final URI REMOTE_SITE = URI.create("https://www.fluentpython.com/data/flags");

    private final @Nullable Endpoint endpoint;

    ServerLabel(@Nullable Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** Returns the endpoint that can be embedded, empty for {@link #REMOTE}. */
    Optional<Endpoint> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** Returns the URL of a running server. */
    URI address() {
        return endpoint == null ? REMOTE_SITE : URI.create("http://localhost:" + endpoint.defaultPort() + "/flags");
    }
}
