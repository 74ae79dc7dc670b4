package commandline;

import java.nio.charset.Charset;

/** The charsets of the standard streams. */
final class StandardCharset {
    private StandardCharset() {}

    /**
     * Returns the charset of a standard stream. JDK 19 and later tell it in a system property; JDK 17 does so for
     * terminals only, in an internal property, and uses the default charset elsewhere.
     *
     * @param stream {@code stdout} or {@code stderr}
     */
    static Charset of(String stream) {
        String name = System.getProperty(stream + ".encoding", System.getProperty("sun." + stream + ".encoding"));
        return name != null && Charset.isSupported(name) ? Charset.forName(name) : Charset.defaultCharset();
    }
}
