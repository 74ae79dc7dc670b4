package endpoints.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a server listens.
 *
 * @param address the address. Port 0 means any free port. On a loopback address, the server accepts only requests whose
 *     Host is a local name
 * @param limit the limit of open connections, shared by the servers of a process
 * @param log the access log
 */
public record ListenerConfig(InetSocketAddress address, ConnectionLimit limit, AccessLog log) {
    /** Returns a configuration with a free port of the loopback address, no connection limit and no access log. */
    public static ListenerConfig onFreePort() {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new ListenerConfig(anyPort, new ConnectionLimit(Integer.MAX_VALUE), AccessLog.NONE);
    }
}
