package flagserver;

import endpoints.server.Behavior;
import endpoints.server.EndpointServer;
import endpoints.server.ListenerConfig;
import java.io.IOException;

/**
 * The options of an endpoint.
 *
 * @param label the name of the endpoint
 * @param behavior its delays and faults
 * @param port its port, or 0 for any free port
 * @param optional whether the program serves the other endpoints if the port is in use
 * @param starter starts its server
 */
record EndpointOptions(String label, Behavior behavior, int port, boolean optional, Starter starter) {
    /** Starts the server of an endpoint. */
    @FunctionalInterface
    interface Starter {
        EndpointServer start(Behavior behavior, ListenerConfig config) throws IOException, InterruptedException;
    }

    /** Returns the name of the option for the port. */
    String portOption() {
        return ServerOptions.portOption(label);
    }
}
