package commandline;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The terminal of standard error. The JDK does not know it: {@link System#console()} is about standard input and output.
 *
 * @param columns the width, at least 1
 * @param unicode whether the terminal's charset has block elements
 */
public record Terminal(int columns, boolean unicode) {
    private static final int DEFAULT_COLUMNS = 80;
    private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");
    private static final Pattern TERMINAL_DEVICE = Pattern.compile("/dev/(pts/\\d+|tty.*|console)");
    private static final Pattern SIZE = Pattern.compile("\\d+ (\\d{1,5})");

    /** Returns the properties of the terminal of this process. */
    public static Terminal ofStandardError() {
        int columns = positive(System.getenv("COLUMNS"))
                .or(() -> shell("stty size <&2 2>/dev/null").flatMap(Terminal::columns))
                .orElse(DEFAULT_COLUMNS);
        return new Terminal(columns, hasBlocks(StandardCharset.of("stderr")));
    }

    static boolean hasBlocks(Charset charset) {
        return charset.canEncode() && charset.newEncoder().canEncode(Bar.BLOCKS);
    }

    private static Optional<Integer> columns(String size) {
        Matcher matcher = SIZE.matcher(size);
        return matcher.matches() ? positive(matcher.group(1)) : Optional.empty();
    }

    private static Optional<Integer> positive(@Nullable String number) {
        return Optional.ofNullable(number)
                .filter(text -> text.matches("[1-9]\\d{0,4}"))
                .map(Integer::valueOf);
    }

    /** Returns whether standard error is a terminal that can move the cursor. On Windows, this cannot be told. */
    static boolean isStandardError() {
        String type = System.getenv("TERM");
        if (type == null || type.equals("dumb")) {
            return false;
        }
        try {
            // The link also names terminals outside of a container.
            String device = Files.readSymbolicLink(STANDARD_ERROR).toString();
            return TERMINAL_DEVICE.matcher(device).matches();
        } catch (IOException | UnsupportedOperationException e) {
            return shell("test -t 2").isPresent();
        }
    }

    /** Returns the output of a command that shares standard error with this process, or empty if it fails. */
    private static Optional<String> shell(String command) {
        try {
            Process process = new ProcessBuilder("sh", "-c", command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try {
                if (process.waitFor(1, TimeUnit.SECONDS) && process.exitValue() == 0) {
                    return Optional.of(new String(process.getInputStream().readAllBytes(), US_ASCII).strip());
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } finally {
                process.destroy();
            }
        } catch (IOException e) {
            // No shell, or no more processes.
        }
        return Optional.empty();
    }
}
