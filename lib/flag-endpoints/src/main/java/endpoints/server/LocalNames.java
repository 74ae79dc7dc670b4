package endpoints.server;

import java.net.InetAddress;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** The names of this machine. */
final class LocalNames {
    private LocalNames() {}

    /** Rejects requests of foreign web pages whose host name resolves to the loopback address (DNS rebinding). */
    static boolean isLocal(@Nullable URIAuthority authority) {
        if (authority == null) {
            return true;
        }
        String host = authority.getHostName();
        return host.equalsIgnoreCase("localhost")
                || host.matches("127(\\.\\d{1,3}){3}")
                || host.equals("::1")
                || host.equals("[::1]")
                || host.equalsIgnoreCase(InetAddress.getLoopbackAddress().getHostName());
    }
}
