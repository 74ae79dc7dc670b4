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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    /** The number of ports of this machine that members may take, and on which they are looked for. */
    static final int PORT_COUNT = 100;

    private static final int MAX_PORT = 65_535;

    /** An IPv6 address needs brackets (RFC 3986 §3.2.2). */
    private static final Pattern HOST_AND_PORT =
            Pattern.compile("(?<host>[^\\s:\\[\\]]+|\\[[^\\s\\[\\]]+])(:(?<port>\\d{1,5}))?");

    private static final Option JOIN = value(
            "join",
            "HOST[:PORT],...",
            "members of the cluster (default port: 5701; default: those at 127.0.0.1, ports 5701 to 5800)");
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
        Matcher matcher = HOST_AND_PORT.matcher(text);
        if (matcher.matches()) {
            int port = matcher.group("port") == null ? DEFAULT_PORT : Integer.parseInt(matcher.group("port"));
            if (port > 0 && port <= MAX_PORT) {
                return InetSocketAddress.createUnresolved(matcher.group("host"), port);
            }
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

    /** Returns the addresses at which members are looked for. */
    List<InetSocketAddress> addresses() {
        return join.isEmpty()
                ? IntStream.range(DEFAULT_PORT, DEFAULT_PORT + PORT_COUNT)
                        .mapToObj(candidate -> InetSocketAddress.createUnresolved(bind, candidate))
                        .toList()
                : join;
    }
}
