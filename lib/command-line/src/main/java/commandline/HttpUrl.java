package commandline;

import java.net.URI;

/** Parses URLs of web servers. */
final class HttpUrl {
    static final int MAX_PORT = 65_535;

    private HttpUrl() {}

    /**
     * Parses the value of an option, without slashes at its end.
     *
     * @param name the name of the option
     * @param example a valid value
     * @throws UsageException if the value is not an HTTP URL, or has user information, a query or a fragment; the message
     *     does not contain user information
     */
    static URI parse(String name, String example, String text) throws UsageException {
        // Also if the text is not a URL, since the message for that would contain a password.
        if (text.contains("@")) {
            throw new UsageException(name + " takes a URL without '@', user name and password");
        }
        try {
            URI url = URI.create(text.replaceFirst("/+$", ""));
            if (isHttp(url) && url.getRawQuery() == null && url.getRawFragment() == null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            // Falls through to the exception for all invalid texts.
        }
        throw UsageException.invalidValue(name, "a URL without query and fragment, such as " + example, text);
    }

    private static boolean isHttp(URI url) {
        boolean http = "http".equalsIgnoreCase(url.getScheme()) || "https".equalsIgnoreCase(url.getScheme());
        return http && url.getHost() != null && url.getPort() != 0 && url.getPort() <= MAX_PORT;
    }
}
