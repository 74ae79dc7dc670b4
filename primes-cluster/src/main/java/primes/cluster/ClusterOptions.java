package primes.cluster;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.UsageException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The options of the cluster.
 *
 * @param clusterName the name that members and clients must share
 * @param join the addresses of members from the command line; empty means the default ports of this machine
 * @param bind the address at which a member listens
 * @param port the port at which a member listens, 0 for any free one
 * @param portAutoIncrement whether a member takes the next free port if that one is taken
 */
public record ClusterOptions(
        String clusterName, List<InetSocketAddress> join, String bind, int port, boolean portAutoIncrement) {
    /** Runs a member, instead of a job. */
    public static final Option MEMBER = flag("member", "run a member that works for clients until Ctrl-C");

    static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_PORT = 5701;

    /** The ports of this machine on which members are looked for. */
    private static final int PORTS_TRIED = 3;

    private static final int MAX_PORT = 65_535;

    private static final Option JOIN = value(
            "join", "HOST[:PORT],...", "members of the cluster (default: those on this machine; default port: 5701)");
    private static final Option BIND =
            value("bind", "ADDRESS", "address at which a member listens (default: 127.0.0.1, for this machine only)");
    private static final Option PORT =
            value("port", "PORT", "port of a member, 0 for any free one (default: the first free one from 5701 on)");
    private static final Option CLUSTER_NAME =
            value("cluster-name", "NAME", "name that members and clients must share (default: primes)");

    /** Returns all options of the cluster but {@link #MEMBER}. */
    public static Options definition() {
        return new Options().addOption(JOIN).addOption(BIND).addOption(PORT).addOption(CLUSTER_NAME);
    }

    /**
     * Returns the options of a command line.
     *
     * @throws UsageException if a value is invalid, or options contradict each other
     */
    public static ClusterOptions of(Arguments arguments) throws UsageException {
        if (!arguments.has(MEMBER) && (arguments.has(BIND) || arguments.has(PORT))) {
            throw new UsageException("--bind and --port require --member");
        }
        List<InetSocketAddress> join = new ArrayList<>();
        Optional<String> text = arguments.text(JOIN);
        if (text.isPresent()) {
            for (String address : text.get().split(",", -1)) {
                join.add(address(address));
            }
        }
        return new ClusterOptions(
                arguments.text(CLUSTER_NAME).orElse("primes"),
                join,
                bind(arguments),
                arguments.port(PORT).orElse(DEFAULT_PORT),
                !arguments.has(PORT));
    }

    private static InetSocketAddress address(String text) throws UsageException {
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? text : text.substring(0, colon);
        try {
            int port = colon < 0 ? DEFAULT_PORT : Integer.parseInt(text.substring(colon + 1));
            if (!host.isBlank() && port > 0 && port <= MAX_PORT) {
                return InetSocketAddress.createUnresolved(host, port);
            }
        } catch (NumberFormatException e) {
            // Falls through to the usage error.
        }
        throw new UsageException(
                "--join takes addresses such as 192.168.1.5 or 192.168.1.5:5702, separated by commas, not '%s'"
                        .formatted(text));
    }

    private static String bind(Arguments arguments) throws UsageException {
        String text = arguments.text(BIND).orElse(LOOPBACK);
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(text))) {
            if (!socket.getInetAddress().isAnyLocalAddress()) {
                return socket.getInetAddress().getHostAddress();
            }
        } catch (IOException e) {
            // Falls through to the usage error.
        }
        throw new UsageException("--bind takes one address of this machine, not '%s'".formatted(text));
    }

    /** Returns the address and port at which a member listens. */
    String listening() {
        return bind + ":" + port;
    }

    /** Returns the addresses at which a client looks for members. */
    List<InetSocketAddress> addresses() {
        return join.isEmpty()
                ? IntStream.range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED)
                        .mapToObj(tried -> new InetSocketAddress(InetAddress.getLoopbackAddress(), tried))
                        .toList()
                : join;
    }

    /** Returns the addresses at which a member looks for others, in Hazelcast's notation. */
    List<String> membersToJoin() {
        return join.isEmpty()
                ? List.of(bind)
                : join.stream()
                        .map(address -> address.getHostString() + ":" + address.getPort())
                        .toList();
    }
}
