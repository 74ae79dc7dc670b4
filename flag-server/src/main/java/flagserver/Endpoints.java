package flagserver;

import commandline.CannotRunException;
import commandline.Console;
import endpoints.flags.FlagServer;
import endpoints.prices.PriceServer;
import endpoints.server.AccessLog;
import endpoints.server.Behavior;
import endpoints.server.ConnectionLimit;
import endpoints.server.Endpoint;
import endpoints.server.EndpointServer;
import endpoints.server.ListenerConfig;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The servers of all endpoints. */
final class Endpoints implements AutoCloseable {
    private static final String PRICES = "PRICES";

    private final ServerOptions options;
    private final ConnectionLimit limit;
    private final Console console;
    private final List<EndpointServer> servers = new ArrayList<>();

    Endpoints(ServerOptions options, ConnectionLimit limit, Console console) {
        this.options = options;
        this.limit = limit;
        this.console = console;
    }

    /** Starts the server of an endpoint. */
    @FunctionalInterface
    private interface Starter {
        EndpointServer start(Behavior behavior, ListenerConfig config) throws IOException, InterruptedException;
    }

    /**
     * Starts all endpoints and prints their addresses. Without PRICES if its default port is taken.
     *
     * @throws CannotRunException if an endpoint cannot listen
     * @throws InterruptedException if the calling thread is interrupted
     */
    void start() throws CannotRunException, InterruptedException {
        for (Endpoint endpoint : Endpoint.values()) {
            InetSocketAddress address = options.hosting().address(endpoint);
            try {
                start(
                        endpoint.name(),
                        FlagServer::start,
                        endpoint.behavior(options.delay(), options.errorRate(), options.seed()),
                        address);
            } catch (IOException e) {
                throw cannotStart(endpoint.name(), address, e, ServerOptions.portOption(endpoint));
            }
        }
        startPrices();
    }

    private void startPrices() throws CannotRunException, InterruptedException {
        InetSocketAddress address =
                options.hosting().address(options.prices().port().orElse(PriceServer.DEFAULT_PORT));
        try {
            start(PRICES, PriceServer::start, new Behavior(options.prices().delay(), 0, options.seed()), address);
        } catch (IOException e) {
            if (options.prices().port().isPresent() || !(e instanceof BindException)) {
                throw cannotStart(PRICES, address, e, ServerOptions.PRICES_PORT_OPTION);
            }
            // macOS uses this port for AirPlay. Flags do not depend on it.
            console.err()
                    .println(
                            "%s is not available because port %s is in use. Use --%s to choose another port, or 0 for any free port."
                                    .formatted(PRICES, address.getPort(), ServerOptions.PRICES_PORT_OPTION));
        }
    }

    private void start(String label, Starter starter, Behavior behavior, InetSocketAddress address)
            throws IOException, InterruptedException {
        AccessLog log = options.verbose() ? AccessLog.common(console.out()::println) : AccessLog.NONE;
        EndpointServer server = starter.start(behavior, new ListenerConfig(address, limit, log));
        servers.add(server);
        console.out().println(label + " " + server.url() + " " + behavior.description());
    }

    private static CannotRunException cannotStart(
            String label, InetSocketAddress address, IOException e, String portOption) {
        return e instanceof BindException
                ? new CannotRunException(
                        "cannot listen at %s port %s (%s). Use --%s to choose another port, or 0 for any free port"
                                .formatted(address.getHostString(), address.getPort(), reason(e), portOption),
                        e)
                : new CannotRunException("cannot start " + label + ": " + e.getMessage(), e);
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
