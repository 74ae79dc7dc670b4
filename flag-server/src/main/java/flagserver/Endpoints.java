package flagserver;

import commandline.CannotRunException;
import commandline.Console;
import endpoints.server.AccessLog;
import endpoints.server.ConnectionLimit;
import endpoints.server.EndpointServer;
import endpoints.server.ListenerConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The servers of all endpoints. */
final class Endpoints implements AutoCloseable {
    private final ServerOptions options;
    private final ConnectionLimit limit;
    private final Console console;
    private final List<EndpointServer> servers = new ArrayList<>();

    Endpoints(ServerOptions options, ConnectionLimit limit, Console console) {
        this.options = options;
        this.limit = limit;
        this.console = console;
    }

    /**
     * Starts all endpoints and prints their addresses. Skips optional endpoints whose port is in use.
     *
     * @throws CannotRunException if an endpoint cannot be started
     * @throws InterruptedException if the calling thread is interrupted
     */
    void start() throws CannotRunException, InterruptedException {
        for (EndpointOptions endpoint : options.endpoints()) {
            try {
                start(endpoint);
            } catch (BindException e) {
                if (!endpoint.optional()) {
                    throw new CannotRunException(
                            "cannot listen at %s port %s (%s). Use --%s to choose another port, or 0 for any free port"
                                    .formatted(
                                            options.host().getHostAddress(),
                                            endpoint.port(),
                                            reason(e),
                                            endpoint.portOption()),
                            e);
                }
                // Such as port 5000 on macOS, which AirPlay uses. The other endpoints do not depend on it.
                console.err()
                        .println(
                                "%s is not available because port %s is in use. Use --%s to choose another port, or 0 for any free port."
                                        .formatted(endpoint.label(), endpoint.port(), endpoint.portOption()));
            } catch (IOException e) {
                throw new CannotRunException("cannot start " + endpoint.label() + ": " + e.getMessage(), e);
            }
        }
    }

    private void start(EndpointOptions endpoint) throws IOException, InterruptedException {
        AccessLog log = options.verbose() ? AccessLog.common(console.out()::println) : AccessLog.NONE;
        var address = new InetSocketAddress(options.host(), endpoint.port());
        EndpointServer server = endpoint.starter().start(endpoint.behavior(), new ListenerConfig(address, limit, log));
        servers.add(server);
        console.out()
                .println(endpoint.label() + " " + server.url() + " "
                        + endpoint.behavior().description());
    }

    /** HttpCore prefixes the reason with a description of its socket. */
    private static String reason(IOException e) {
        return String.valueOf(e.getMessage()).replaceFirst("^.*BindException: ", "");
    }

    @Override
    public void close() {
        servers.forEach(EndpointServer::close);
    }
}
