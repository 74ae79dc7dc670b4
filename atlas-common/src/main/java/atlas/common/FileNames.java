package atlas.common;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Turns the names of countries into file names that every file system allows. Not thread-safe. */
final class FileNames {
    private static final String FORBIDDEN = "<>:\"/\\|?*";

    /** File systems allow 255 bytes, and the name of the temporary file is longer. */
    private static final int MAX_BYTES = 180;

    private final Charset charset;
    private final CharsetEncoder encoder;
    private final Map<String, String> codes = new HashMap<>();

    /** @param charset the charset in which the JVM encodes file names */
    FileNames(Charset charset) {
        this.charset = charset;
        encoder = charset.newEncoder();
    }

    /** Creates the names for the locale of this process. */
    static FileNames forLocale() {
        return new FileNames(Charset.forName(System.getProperty("sun.jnu.encoding", "US-ASCII")));
    }

    /**
     * Returns the name of the file for a card, without an extension. It is the name of the country, with {@code _}
     * instead of characters that file systems forbid or the charset lacks. If another country has the same name, the code
     * is appended. Two names are the same if they differ in case only.
     */
    String of(Card card) {
        String name = limit(replace(Normalizer.normalize(card.name(), Normalizer.Form.NFC)));
        String owner = codes.putIfAbsent(name.toLowerCase(Locale.ROOT), card.code());
        return owner == null || owner.equals(card.code()) ? name : name + "_" + card.code();
    }

    private String replace(String name) {
        var result = new StringBuilder();
        name.codePoints()
                .map(character -> isAllowed(character) ? character : '_')
                .forEach(result::appendCodePoint);
        // A leading dot hides a file or names a directory; Windows drops dots and spaces at the end.
        return result.toString().replaceAll("^\\.|[. ]+$", "_");
    }

    private boolean isAllowed(int character) {
        return !Character.isISOControl(character)
                && Character.getType(character) != Character.FORMAT
                && FORBIDDEN.indexOf(character) < 0
                && encoder.canEncode(Character.toString(character));
    }

    private String limit(String name) {
        String limited = name;
        while (limited.getBytes(charset).length > MAX_BYTES) {
            limited = limited.substring(0, limited.offsetByCodePoints(limited.length(), -1));
        }
        return limited;
    }
}
