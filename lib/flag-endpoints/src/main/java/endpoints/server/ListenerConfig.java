package endpoints.server;

import java.net.InetAddress;
import java.net.InetSocketAddress;

/**
 * Where a server listens.
 *
 * @param address port 0 stands for any free port. On a loopback address the server answers to local host names only
 * @param limit of the connections of this process
 * @param log hears of every response
 */
public record ListenerConfig(InetSocketAddress address, ConnectionLimit limit, AccessLog log) {
    /** On a free port of the loopback address, without an access log. */
    public static ListenerConfig onFreePort() {
        var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        return new ListenerConfig(anyPort, new ConnectionLimit(Integer.MAX_VALUE), AccessLog.NONE);
    }
}
