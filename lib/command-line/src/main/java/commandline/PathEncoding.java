package commandline;

import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Checks that the JVM knows the real names of files. Under a locale such as {@code C} it cannot decode a name that is not
 * ASCII, and replaces its bytes. A file with the changed name would be another one, and relative paths would lead to
 * another directory than the working directory.
 */
public final class PathEncoding {
    /** Stands for each byte that the JVM could not decode. */
    private static final char REPLACEMENT = '\ufffd';

    private PathEncoding() {}

    /** Returns whether a text contains all characters of the argument or environment variable that it was decoded from. */
    public static boolean isDecoded(String text) {
        return text.indexOf(REPLACEMENT) < 0;
    }

    /**
     * Requires that a path leads to the file that the user has named.
     *
     * @param path the path of a file or directory to write to
     * @throws CannotRunException if the locale cannot represent the path, or the working directory of a relative path
     */
    public static void check(Path path) throws CannotRunException {
        check(path, System.getProperty("user.dir"));
    }

    static void check(Path path, String workingDirectory) throws CannotRunException {
        if (!path.isAbsolute() && !isDecoded(workingDirectory)) {
            throw new CannotRunException("cannot write to " + path + ": the working directory has " + explanation());
        }
        if (!isDecoded(path.toString())) {
            throw new CannotRunException("cannot write to " + path + ": it has " + explanation());
        }
    }

    /** Returns an explanation for the user, to be continued after "it has". */
    public static String explanation() {
        return "a name that the locale %s (%s) cannot represent; try LC_ALL=C.UTF-8"
                .formatted(locale(System.getenv()), System.getProperty("sun.jnu.encoding"));
    }

    /** Returns the locale of a process, by the precedence that POSIX defines. */
    static String locale(Map<String, String> environment) {
        return Stream.of("LC_ALL", "LC_CTYPE", "LANG")
                .map(name -> environment.getOrDefault(name, ""))
                .filter(value -> !value.isEmpty())
                .findFirst()
                .orElse("C");
    }
}
