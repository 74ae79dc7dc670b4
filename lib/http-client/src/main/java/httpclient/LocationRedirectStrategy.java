package httpclient;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hc.client5.http.impl.DefaultRedirectStrategy;
import org.apache.hc.core5.http.HttpHeaders;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Follows redirects as browsers do. References are resolved as RFC 3986 §5.2.2 specifies; {@link URI#resolve(URI)} still
 * implements RFC 2396. Characters that are illegal in a URI are percent-encoded.
 */
final class LocationRedirectStrategy extends DefaultRedirectStrategy {
    /** Scheme, authority, path and query (RFC 3986 appendix B). The fragment is dropped: it is never sent. */
    private static final Pattern REFERENCE =
            Pattern.compile("(?:([^:/?#]+):)?(?://([^/?#]*))?([^?#]*)(?:\\?([^#]*))?(?:#.*)?", Pattern.DOTALL);

    private static final String LEGAL_PUNCTUATION = "-._~!$&'()*+,;=:@/?";

    @Override
    public URI getLocationURI(HttpRequest request, HttpResponse response, HttpContext context)
            throws ProtocolException {
        String location = response.getFirstHeader(HttpHeaders.LOCATION).getValue();
        try {
            return resolve(request.getUri(), location == null ? "" : location.strip());
        } catch (URISyntaxException e) {
            throw new ProtocolException("Invalid redirect URI: " + location, e);
        }
    }

    /**
     * Resolves a reference.
     *
     * @param base the URI of the request, with an authority
     * @param reference the reference as received, one character per byte
     * @throws URISyntaxException if the result is not a URI
     */
    static URI resolve(URI base, String reference) throws URISyntaxException {
        Matcher parts = REFERENCE.matcher(reference);
        if (!parts.matches()) {
            throw new URISyntaxException(reference, "not a URI reference");
        }
        String scheme = parts.group(1);
        String authority = parts.group(2);
        String path = encode(parts.group(3));
        String query = parts.group(4) == null ? null : encode(parts.group(4));
        if (scheme == null && authority == null) {
            authority = base.getRawAuthority();
            if (path.isEmpty()) {
                path = base.getRawPath();
                query = query == null ? base.getRawQuery() : query;
            } else if (!path.startsWith("/")) {
                path = base.getRawPath().substring(0, base.getRawPath().lastIndexOf('/') + 1) + path;
            }
        }
        return new URI((scheme == null ? base.getScheme() : scheme)
                + ":"
                + (authority == null ? path : "//" + authority + withoutDotSegments(path))
                + (query == null ? "" : "?" + query));
    }

    /** Removes dot segments (RFC 3986 §5.2.4). A path never leaves the root. */
    private static String withoutDotSegments(String path) {
        Deque<String> kept = new ArrayDeque<>();
        // The first segment is the empty one before the leading slash.
        Iterator<String> segments = List.of(path.split("/", -1)).listIterator(path.isEmpty() ? 0 : 1);
        while (segments.hasNext()) {
            String segment = segments.next();
            if (segment.equals("..")) {
                kept.pollLast();
            }
            if (!segment.equals("..") && !segment.equals(".")) {
                kept.addLast(segment);
            } else if (!segments.hasNext()) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }

    private static String encode(String component) {
        var encoded = new StringBuilder();
        for (int i = 0; i < component.length(); i++) {
            char c = component.charAt(i);
            if (isLegal(c) || (c == '%' && isHexDigits(component, i + 1))) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }

    private static boolean isLegal(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || LEGAL_PUNCTUATION.indexOf(c) >= 0;
    }

    private static boolean isHexDigits(String text, int start) {
        return text.length() >= start + 2
                && HexFormat.isHexDigit(text.charAt(start))
                && HexFormat.isHexDigit(text.charAt(start + 1));
    }
}
