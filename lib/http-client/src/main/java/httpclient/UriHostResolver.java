package httpclient;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves the hosts of URIs. In a URI, the percent sign before the zone of an IPv6 address is escaped (RFC 6874 §2), as in
 * {@code [fe80::1%25eth0]}. The JDK does not decode it.
 */
final class UriHostResolver extends SystemDefaultDnsResolver {
    @Override
    public InetAddress[] resolve(String host) throws UnknownHostException {
        // With brackets, the superclass would drop an unknown zone.
        String address = host.replaceAll("^\\[|]$", "").replaceFirst("%25", "%");
        try {
            return super.resolve(address);
        } catch (UnknownHostException e) {
            // The message about an unknown zone does not name the host.
            var unknown = new UnknownHostException(host);
            unknown.initCause(e);
            throw unknown;
        }
    }
}
