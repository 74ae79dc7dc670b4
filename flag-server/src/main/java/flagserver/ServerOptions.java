package flagserver;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.Durations;
import commandline.UsageException;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;

/**
 * The options of the program.
 *
 * @param delay the delays of DELAY and ERROR
 * @param errorRate the fraction of codes that ERROR refuses, from 0 to 1
 * @param seed the seed of delays and refusals
 * @param prices the options of PRICES
 * @param hosting where to listen
 * @param verbose whether to print an access log
 */
record ServerOptions(
        DelayDistribution delay, double errorRate, long seed, PriceOptions prices, Hosting hosting, boolean verbose) {
    /** The long name of the option for the port of PRICES. */
    static final String PRICES_PORT_OPTION = "prices-port";

    private static final Duration MAX_DELAY = Duration.ofHours(1);

    private static final Option DELAY =
            value("delay", "SECONDS", "delay of DELAY and ERROR, constant or a range such as 0.5..5 (default: 0.5)");
    private static final Option ERROR_RATE =
            value("error-rate", "RATE", "fraction of codes that ERROR refuses, from 0 to 1 (default: 0.25)");
    private static final Option SEED =
            value("seed", "N", "seed of delays and refusals (default: %s)".formatted(Behavior.DEFAULT_SEED));
    private static final Option PRICES_DELAY =
            value("prices-delay", "SECONDS", "delay of PRICES, constant or a range (default: 0.7)");
    private static final Option PRICES_PORT = value(
            PRICES_PORT_OPTION,
            "PORT",
            "port of PRICES, 0 for any free port (default: %s)".formatted(PriceServer.DEFAULT_PORT));
    private static final Option HOST = value("host", "ADDRESS", "address to listen at (default: the loopback address)");
    private static final Option VERBOSE = flag("v", "verbose", "print an access log in the common log format");
    private static final Map<Endpoint, Option> PORTS = ports();

    /**
     * Where to listen.
     *
     * @param host the address
     * @param ports the ports of the flag endpoints, 0 for any free port
     */
    record Hosting(InetAddress host, Map<Endpoint, Integer> ports) {
        InetSocketAddress address(Endpoint endpoint) {
            return address(Objects.requireNonNull(ports.get(endpoint)));
        }

        InetSocketAddress address(int port) {
            return new InetSocketAddress(host, port);
        }
    }

    /**
     * The options of PRICES.
     *
     * @param delay the delays
     * @param port the port, 0 for any free port, or empty for the default port if that is free
     */
    record PriceOptions(DelayDistribution delay, Optional<Integer> port) {}

    static Options definition() {
        var options = new Options()
                .addOption(DELAY)
                .addOption(ERROR_RATE)
                .addOption(SEED)
                .addOption(HOST)
                .addOption(VERBOSE);
        PORTS.values().forEach(options::addOption);
        return options.addOption(PRICES_DELAY).addOption(PRICES_PORT);
    }

    static ServerOptions of(Arguments arguments) throws UsageException {
        arguments.requireNoOperands();
        return new ServerOptions(
                delay(arguments, DELAY, DelayDistribution.DEFAULT),
                arguments
                        .decimal(ERROR_RATE, BigDecimal.ZERO, BigDecimal.ONE)
                        .map(BigDecimal::doubleValue)
                        .orElse(Behavior.DEFAULT_ERROR_RATE),
                arguments.longInteger(SEED, Long.MIN_VALUE, Long.MAX_VALUE).orElse(Behavior.DEFAULT_SEED),
                new PriceOptions(
                        delay(arguments, PRICES_DELAY, PriceServer.DEFAULT_DELAY), arguments.port(PRICES_PORT)),
                new Hosting(host(arguments), ports(arguments)),
                arguments.has(VERBOSE));
    }

    private static DelayDistribution delay(Arguments arguments, Option option, DelayDistribution defaultDelay)
            throws UsageException {
        String expected = "seconds from 0 to %s, or a range such as 0.5..5".formatted(Durations.format(MAX_DELAY));
        return arguments.parsed(option, expected, ServerOptions::delay).orElse(defaultDelay);
    }

    private static DelayDistribution delay(String text) {
        String[] ends = text.split("\\.\\.", -1);
        if (ends.length > 2) {
            throw new IllegalArgumentException("more than two ends");
        }
        Duration shortest = Durations.parse(ends[0], Duration.ZERO, MAX_DELAY);
        return new DelayDistribution(shortest, Durations.parse(ends[ends.length - 1], shortest, MAX_DELAY));
    }

    private static InetAddress host(Arguments arguments) throws UsageException {
        return arguments
                .parsed(HOST, "an address of this machine", ServerOptions::host)
                .orElseGet(InetAddress::getLoopbackAddress);
    }

    private static InetAddress host(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("unknown host", e);
        }
    }

    private static Map<Endpoint, Integer> ports(Arguments arguments) throws UsageException {
        Map<Endpoint, Integer> ports = new EnumMap<>(Endpoint.class);
        for (Map.Entry<Endpoint, Option> entry : PORTS.entrySet()) {
            int defaultPort = entry.getKey().defaultPort();
            ports.put(entry.getKey(), arguments.port(entry.getValue()).orElse(defaultPort));
        }
        return ports;
    }

    private static Map<Endpoint, Option> ports() {
        Map<Endpoint, Option> options = new EnumMap<>(Endpoint.class);
        for (Endpoint endpoint : Endpoint.values()) {
            options.put(
                    endpoint,
                    value(
                            portOption(endpoint),
                            "PORT",
                            "port of %s, 0 for any free port (default: %s)"
                                    .formatted(endpoint, endpoint.defaultPort())));
        }
        return options;
    }

    /** Returns the long name of the port option of an endpoint. */
    static String portOption(Endpoint endpoint) {
        return endpoint.name().toLowerCase(Locale.ROOT) + "-port";
    }
}
