package flags.server;

import com.sun.management.UnixOperatingSystemMXBean;
import flags.cli.CannotRunException;
import flags.cli.CommandLineProgram;
import flags.cli.Console;
import flags.endpoints.AccessLog;
import flags.endpoints.Behaviour;
import flags.endpoints.ConnectionLimit;
import flags.endpoints.Endpoint;
import flags.endpoints.FlagServer;
import flags.endpoints.Listening;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Serves the flag endpoints in the foreground until it is interrupted. The programs find it at its usual ports and use
 * it instead of a server of their own; so do a browser and curl.
 *
 * <pre>
 * $ mvn -q -pl flag-server compile exec:java
 * LOCAL http://localhost:8000/flags answers at once
 * DELAY http://localhost:8001/flags holds each response for 0.5 s
 * ERROR http://localhost:8002/flags holds each response for 0.5 s and refuses 25 % of the codes
 * Ctrl-C stops the server.
 * </pre>
 */
public final class Main {
    private static final int MAX_CONNECTIONS = 20_000;

    /** For the files, jars and sockets that a JVM has open beside connections. */
    private static final int DESCRIPTORS_KEPT_FREE = 500;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess()));
    }

    static int run(String[] args, Console console) {
        var program = new CommandLineProgram(
                "flag-server", "Serves the flag endpoints until it is interrupted.", "", ServerOptions.definition());
        return program.run(args, console, arguments -> serve(ServerOptions.of(arguments), console));
    }

    private static int serve(ServerOptions options, Console console) throws CannotRunException, InterruptedException {
        List<FlagServer> servers = new ArrayList<>();
        try {
            var limit = new ConnectionLimit(maxConnections());
            for (Endpoint endpoint : Endpoint.values()) {
                Behaviour behaviour = endpoint.behaviour(options.hold(), options.errorRate(), options.seed());
                FlagServer server = start(endpoint, behaviour, options, limit, console);
                servers.add(server);
                console.out().println(endpoint + " " + server.url() + " " + behaviour.description());
            }
            console.out().println("Ctrl-C stops the server.");
            new CountDownLatch(1).await();
            throw new IllegalStateException("nothing else ends the wait");
        } finally {
            servers.forEach(FlagServer::close);
        }
    }

    private static FlagServer start(
            Endpoint endpoint, Behaviour behaviour, ServerOptions options, ConnectionLimit limit, Console console)
            throws CannotRunException, InterruptedException {
        InetSocketAddress address = options.listening().address(endpoint);
        AccessLog log = options.verbose() ? AccessLog.common(console.out()::println) : AccessLog.NONE;
        try {
            return FlagServer.start(behaviour, new Listening(address, limit, log));
        } catch (BindException e) {
            throw new CannotRunException(
                    "cannot listen at %s port %d (%s): --%s takes another port, 0 any that is free"
                            .formatted(
                                    address.getHostString(),
                                    address.getPort(),
                                    e.getMessage(),
                                    ServerOptions.portOption(endpoint)),
                    e);
        } catch (IOException e) {
            throw new CannotRunException("cannot listen at " + address + ": " + e.getMessage(), e);
        }
    }

    private static int maxConnections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? (int) Math.min(MAX_CONNECTIONS, system.getMaxFileDescriptorCount() - DESCRIPTORS_KEPT_FREE)
                : MAX_CONNECTIONS;
    }
}
