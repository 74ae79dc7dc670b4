package flags.common;

import endpoints.server.Endpoint;
import java.net.URI;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The servers that a user can name. */
public enum ServerLabel {
    /** A flag server that answers at once. */
    LOCAL(Endpoint.LOCAL),
    /** A flag server that delays each response. */
    DELAY(Endpoint.DELAY),
    /** A flag server that delays each response and refuses some requests. */
    ERROR(Endpoint.ERROR),
    /** Somebody's small web site. */
    REMOTE(null);

    private static final URI REMOTE_SITE = URI.create("https://www.fluentpython.com/data/flags");

    private final @Nullable Endpoint endpoint;

    ServerLabel(@Nullable Endpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** The endpoint that is started if none runs, or empty for a server that cannot be. */
    Optional<Endpoint> endpoint() {
        return Optional.ofNullable(endpoint);
    }

    /** Where the server is looked for. */
    URI address() {
        return endpoint == null ? REMOTE_SITE : URI.create("http://localhost:" + endpoint.defaultPort() + "/flags");
    }
}
