package flagserver;

import com.sun.management.UnixOperatingSystemMXBean;
import commandline.CannotRunException;
import commandline.CommandLineProgram;
import commandline.Console;
import endpoints.server.ConnectionLimit;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * Serves all endpoints until it is interrupted. The programs find it at its default ports and use it instead of an embedded
 * server.
 *
 * <pre>
 * $ mvn -q -pl flag-server compile exec:java
 * LOCAL http://localhost:8000/flags answers at once
 * DELAY http://localhost:8001/flags delays each response by 0.5 s
 * ERROR http://localhost:8002/flags delays each response by 0.5 s and refuses 25 % of the codes
 * CHAOS http://localhost:8003/flags answers at once and breaks 50 % of the codes
 * BUSY http://localhost:8004/flags delays each response by 0.5 s and serves 20 requests at once
 * PRICES http://localhost:5000 delays each response by 0.7 s
 * Ctrl-C stops the server.
 * </pre>
 */
public final class Main {
    private static final int MAX_CONNECTIONS = 20_000;

    /** File descriptors for the files, jars and sockets of the JVM. */
    private static final int RESERVED_DESCRIPTORS = 500;

    private Main() {}

    public static void main(String[] args) {
        System.exit(run(args, Console.ofProcess()));
    }

    static int run(String[] args, Console console) {
        var program = new CommandLineProgram(
                "flag-server",
                "Serves flags and prices until it is interrupted.",
                List.of(),
                ServerOptions.definition());
        return program.run(args, console, arguments -> serve(ServerOptions.of(arguments), console));
    }

    private static int serve(ServerOptions options, Console console) throws CannotRunException, InterruptedException {
        var endpoints = new Endpoints(options, new ConnectionLimit(maxConnections()), console);
        try {
            endpoints.start();
            console.out().println("Ctrl-C stops the server.");
            new CountDownLatch(1).await();
            throw new IllegalStateException("the latch is never counted down");
        } finally {
            endpoints.close();
        }
    }

    private static int maxConnections() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean system
                ? maxConnections(system.getMaxFileDescriptorCount())
                : MAX_CONNECTIONS;
    }

    /** Reserves descriptors for the JVM, but never more than half of them. */
    static int maxConnections(long descriptors) {
        return (int) Math.min(MAX_CONNECTIONS, Math.max(descriptors / 2, descriptors - RESERVED_DESCRIPTORS));
    }
}
