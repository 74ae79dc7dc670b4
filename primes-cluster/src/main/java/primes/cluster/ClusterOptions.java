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
 * Which cluster the user means, and where a member of it listens.
 *
 * @param clusterName that members and clients must have in common
 * @param join addresses of members as the user gave them; none if the program is to look on this machine
 * @param bind the address at which a member listens
 * @param port at which it listens, 0 for any that is free
 * @param mayTakeNextPort whether another port will do if that one is taken
 */
public record ClusterOptions(
        String clusterName, List<InetSocketAddress> join, String bind, int port, boolean mayTakeNextPort) {
    /** Runs a member instead of a job. */
    public static final Option MEMBER =
            flag("member", "work for others: run a member of the cluster until it is interrupted");

    static final String LOOPBACK = "127.0.0.1";
    private static final int DEFAULT_PORT = 5701;

    /** Of members on one machine, as many as look for each other. */
    private static final int PORTS_TRIED = 3;

    private static final int MAX_PORT = 65_535;

    private static final Option JOIN = value(
            "join", "HOST[:PORT],...", "members of the cluster (default: those on this machine; default port: 5701)");
    private static final Option BIND =
            value("bind", "ADDRESS", "where a member listens (default: 127.0.0.1, for this machine only)");
    private static final Option PORT = value(
            "port", "PORT", "port of a member, 0 for any that is free (default: the first free one from 5701 on)");
    private static final Option CLUSTER_NAME =
            value("cluster-name", "NAME", "members and clients of one name find each other (default: primes)");

    /** All options of the cluster but {@link #MEMBER}. */
    public static Options definition() {
        return new Options().addOption(JOIN).addOption(BIND).addOption(PORT).addOption(CLUSTER_NAME);
    }

    /**
     * Reads the options.
     *
     * @throws UsageException if a value makes no sense, or options do not go together
     */
    public static ClusterOptions of(Arguments arguments) throws UsageException {
        if (!arguments.has(MEMBER) && (arguments.has(BIND) || arguments.has(PORT))) {
            throw new UsageException("--bind and --port go with --member only");
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
                arguments.integer(PORT, 0, MAX_PORT).orElse(DEFAULT_PORT),
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
            // Falls through to the message for all that is no address.
        }
        throw new UsageException(
                "--join takes addresses such as 192.168.1.5 or 192.168.1.5:5702, with commas between them, not '%s'"
                        .formatted(text));
    }

    private static String bind(Arguments arguments) throws UsageException {
        String text = arguments.text(BIND).orElse(LOOPBACK);
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName(text))) {
            if (!socket.getInetAddress().isAnyLocalAddress()) {
                return socket.getInetAddress().getHostAddress();
            }
        } catch (IOException e) {
            // Falls through to the message for all that is no address of this machine.
        }
        throw new UsageException("--bind takes one address of this machine, not '%s'".formatted(text));
    }

    /** Where a member listens, as users write it. */
    String listening() {
        return bind + ":" + port;
    }

    /** Where members may be found, by a client. */
    List<InetSocketAddress> addresses() {
        return join.isEmpty()
                ? IntStream.range(DEFAULT_PORT, DEFAULT_PORT + PORTS_TRIED)
                        .mapToObj(tried -> new InetSocketAddress(InetAddress.getLoopbackAddress(), tried))
                        .toList()
                : join;
    }

    /** Where other members may be found, by a member; as Hazelcast wants it. */
    List<String> membersToJoin() {
        return join.isEmpty()
                ? List.of(bind)
                : join.stream()
                        .map(address -> address.getHostString() + ":" + address.getPort())
                        .toList();
    }
}
