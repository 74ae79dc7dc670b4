package flagserver;

import static commandline.OptionBuilders.flag;
import static commandline.OptionBuilders.value;

import commandline.Arguments;
import commandline.Durations;
import commandline.UsageException;
import endpoints.faults.Fault;
import endpoints.flags.FlagServer;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import java.math.BigDecimal;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.jspecify.annotations.Nullable;

/**
 * The options of the program.
 *
 * @param endpoints the options of all endpoints
 * @param host the address to listen at
 * @param verbose whether to print an access log
 */
record ServerOptions(List<EndpointOptions> endpoints, InetAddress host, boolean verbose) {
    private static final String PRICES = "PRICES";
    private static final Duration MAX_DELAY = Duration.ofHours(1);
    private static final String FAULT_SYNTAX = "[LABEL=]KIND[:PARAMETER]";
    private static final int MIN_ERROR_STATUS = 400;
    private static final int MAX_ERROR_STATUS = 599;

    private static final Option DELAY = value(
            "delay", "SECONDS", "delay of DELAY, ERROR and BUSY, constant or a range such as 0.5..5 (default: 0.5)");
    private static final Option ERROR_RATE =
            value("error-rate", "RATE", "fraction of codes that ERROR refuses, from 0 to 1 (default: 0.25)");
    private static final Option BUSY_STATUS =
            value("busy-status", "STATUS", "status code of rejections by BUSY (default: 503)");
    private static final Option FAULT = value(
            "fault",
            "FAULT",
            FAULT_SYNTAX
                    + ": a fault for every code that the endpoint serves well; without a label, for all endpoints;"
                    + " repeatable: each code meets one of the faults; the path /faults lists all kinds");
    private static final Option SEED =
            value("seed", "N", "seed of delays and faults (default: %s)".formatted(Behavior.DEFAULT_SEED));
    private static final Option PRICES_DELAY =
            value("prices-delay", "SECONDS", "delay of PRICES, constant or a range (default: 0.7)");
    private static final Option HOST = value("host", "ADDRESS", "address to listen at (default: the loopback address)");
    private static final Option VERBOSE = flag("v", "verbose", "print an access log in the common log format");
    private static final Map<String, Option> PORTS = ports();
    private static final Pattern LABELED_FAULT = Pattern.compile(
            "(?:(?<label>%s)=)?(?<fault>[^=]*|type:.*)".formatted(String.join("|", PORTS.keySet())),
            Pattern.CASE_INSENSITIVE);

    private static Map<String, Option> ports() {
        Map<String, Option> options = new LinkedHashMap<>();
        for (Endpoint endpoint : Endpoint.values()) {
            options.put(endpoint.name(), port(endpoint.name(), endpoint.defaultPort()));
        }
        options.put(PRICES, port(PRICES, PriceServer.DEFAULT_PORT));
        return options;
    }

    private static Option port(String label, int defaultPort) {
        return value(
                portOption(label),
                "PORT",
                "port of %s, 0 for any free port (default: %s)".formatted(label, defaultPort));
    }

    /** Returns the long name of the option for the port of an endpoint. */
    static String portOption(String label) {
        return label.toLowerCase(Locale.ROOT) + "-port";
    }

    static Options definition() {
        var options = new Options();
        Stream.of(DELAY, ERROR_RATE, BUSY_STATUS, FAULT, SEED, HOST, VERBOSE).forEach(options::addOption);
        PORTS.values().forEach(options::addOption);
        return options.addOption(PRICES_DELAY);
    }

    static ServerOptions of(Arguments arguments) throws UsageException {
        arguments.requireNoOperands();
        return new ServerOptions(
                endpoints(arguments),
                arguments
                        .parsed(HOST, "an address of this machine", ServerOptions::host)
                        .orElseGet(InetAddress::getLoopbackAddress),
                arguments.has(VERBOSE));
    }

    private static List<EndpointOptions> endpoints(Arguments arguments) throws UsageException {
        DelayDistribution delay = delay(arguments, DELAY, DelayDistribution.DEFAULT);
        double errorRate = arguments
                .decimal(ERROR_RATE, BigDecimal.ZERO, BigDecimal.ONE)
                .map(BigDecimal::doubleValue)
                .orElse(Behavior.DEFAULT_ERROR_RATE);
        long seed = arguments.longInteger(SEED, Long.MIN_VALUE, Long.MAX_VALUE).orElse(Behavior.DEFAULT_SEED);
        Map<String, List<Fault>> faults = faults(arguments);

        List<EndpointOptions> endpoints = new ArrayList<>();
        for (Endpoint endpoint : Endpoint.values()) {
            Behavior behavior = endpoint.behavior(delay, errorRate, seed);
            if (endpoint == Endpoint.BUSY) {
                behavior = behavior.withBusyStatus(arguments
                        .integer(BUSY_STATUS, MIN_ERROR_STATUS, MAX_ERROR_STATUS)
                        .orElse(behavior.limit().status()));
            }
            String label = endpoint.name();
            endpoints.add(new EndpointOptions(
                    label,
                    behavior.withFaults(of(faults, label)),
                    arguments.port(of(PORTS, label)).orElse(endpoint.defaultPort()),
                    endpoint == Endpoint.CHAOS || endpoint == Endpoint.BUSY,
                    FlagServer::start));
        }
        DelayDistribution pricesDelay = delay(arguments, PRICES_DELAY, PriceServer.DEFAULT_DELAY);
        endpoints.add(new EndpointOptions(
                PRICES,
                new Behavior(pricesDelay, 0, seed).withFaults(of(faults, PRICES)),
                arguments.port(of(PORTS, PRICES)).orElse(PriceServer.DEFAULT_PORT),
                !arguments.has(of(PORTS, PRICES)),
                PriceServer::start));
        return endpoints;
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

    /** Returns the faults by endpoint. */
    private static Map<String, List<Fault>> faults(Arguments arguments) throws UsageException {
        Map<String, List<Fault>> faults = new LinkedHashMap<>();
        PORTS.keySet().forEach(label -> faults.put(label, new ArrayList<>()));
        for (String text : arguments.texts(FAULT)) {
            Matcher matcher = LABELED_FAULT.matcher(text);
            if (!matcher.matches()) {
                throw invalidFault(text, "there is no such endpoint");
            }
            try {
                Fault fault = Fault.parse(matcher.group("fault"));
                faults.forEach((label, list) -> {
                    if (matcher.group("label") == null || label.equalsIgnoreCase(matcher.group("label"))) {
                        list.add(fault);
                    }
                });
            } catch (IllegalArgumentException e) {
                throw invalidFault(text, e.getMessage());
            }
        }
        return faults;
    }

    private static UsageException invalidFault(String text, @Nullable String reason) {
        return new UsageException("--fault takes %s, not '%s': %s".formatted(FAULT_SYNTAX, text, reason));
    }

    private static InetAddress host(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("unknown host", e);
        }
    }

    private static <T> T of(Map<String, T> map, String label) {
        return Objects.requireNonNull(map.get(label), label);
    }
}
