package endpoints.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import endpoints.faults.Fault;
import endpoints.faults.FaultInjector;
import java.util.Optional;
import org.apache.hc.core5.net.PercentCodec;

/**
 * The path of a resource, and the fault that the request asks for by a prefix such as {@code /fault/truncate:100}.
 *
 * @param raw the path as it was received, without the prefix
 * @param path the decoded path
 * @param fault the fault, if the request asks for one
 */
record RequestedPath(String raw, String path, Optional<Fault> fault) {
    /**
     * Parses a raw path without a query.
     *
     * @throws IllegalArgumentException if it asks for a fault that does not exist; the message says why
     */
    static RequestedPath parse(String raw) {
        if (!raw.startsWith(FaultInjector.PATH_PREFIX)) {
            return new RequestedPath(raw, decode(raw), Optional.empty());
        }
        String faultAndPath = raw.substring(FaultInjector.PATH_PREFIX.length());
        int slash = faultAndPath.indexOf('/');
        if (slash < 0) {
            throw new IllegalArgumentException("the path ends after the fault");
        }
        String path = faultAndPath.substring(slash);
        Fault fault = Fault.parse(decode(faultAndPath.substring(0, slash)));
        return new RequestedPath(path, decode(path), Optional.of(fault));
    }

    private static String decode(String raw) {
        return raw.indexOf('%') < 0 ? raw : PercentCodec.decode(raw, UTF_8);
    }
}
