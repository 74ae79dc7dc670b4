package endpoints.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.hc.core5.net.URIAuthority;
import org.jspecify.annotations.Nullable;

/** The host of a server: the name by which clients reach it, and the names that it accepts in requests. */
final class ServerHost {
    private static final String LOCALHOST = "localhost";
    private static final byte[] IPV4_LOOPBACK = {127, 0, 0, 1};
    private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /** The first run of two zeros or more in an IPv6 address. */
    private static final Pattern ZEROS = Pattern.compile("(^|:)0(:0)+(:|$)");

    private final InetAddress address;
    private final String givenName;

    /** @param address a resolved address; a host name that it was resolved from is accepted too */
    ServerHost(InetSocketAddress address) {
        this.address = address.getAddress();
        this.givenName = address.getHostString();
    }

    /**
     * Returns whether a request with this Host is answered. At the loopback address, only local names are: web pages of
     * other origins must not reach the server by a name of their own that resolves to the loopback address (DNS rebinding).
     *
     * @param authority the Host of the request, or null in HTTP/1.0
     */
    boolean accepts(@Nullable URIAuthority authority) {
        if (authority == null || !address.isLoopbackAddress()) {
            return true;
        }
        String host = authority.getHostName().toLowerCase(Locale.ROOT);
        String name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        // RFC 6761, section 6.3: these names always mean this machine.
        return name.equals(LOCALHOST)
                || name.endsWith("." + LOCALHOST)
                || name.equals(givenName.toLowerCase(Locale.ROOT))
                || isLoopbackLiteral(host);
    }

    private static boolean isLoopbackLiteral(String host) {
        String literal = host.replaceAll("^\\[|(%.*)?]?$", "");
        try {
            // Literals only: a name must not be resolved.
            return (IPV4.matcher(literal).matches() || IPV6.matcher(literal).matches())
                    && InetAddress.getByName(literal).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** Returns the host part of a URL at which clients on this machine reach the server. */
    String urlHost() {
        if (!givenName.equals(address.getHostAddress()) && !givenName.equals(LOCALHOST)) {
            return givenName;
        }
        boolean ipv4Loopback = Arrays.equals(address.getAddress(), IPV4_LOOPBACK);
        if (address.isAnyLocalAddress() || ipv4Loopback) {
            return localhostIsIpv4Loopback() ? LOCALHOST : "127.0.0.1";
        }
        return literal(address);
    }

    private static boolean localhostIsIpv4Loopback() {
        try {
            return Arrays.stream(InetAddress.getAllByName(LOCALHOST))
                    .anyMatch(resolved -> Arrays.equals(resolved.getAddress(), IPV4_LOOPBACK));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static String literal(InetAddress address) {
        String text = address.getHostAddress();
        if (!(address instanceof Inet6Address)) {
            return text;
        }
        int zone = text.indexOf('%');
        String withoutZone = zone < 0 ? text : text.substring(0, zone);
        String compressed = ZEROS.matcher(withoutZone).replaceFirst("::");
        // The loopback address needs no zone. In a URL, RFC 6874 escapes the percent sign.
        boolean zoned = zone >= 0 && !address.isLoopbackAddress();
        return "[" + compressed + (zoned ? "%25" + text.substring(zone + 1) : "") + "]";
    }
}
