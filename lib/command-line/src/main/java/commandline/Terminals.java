package commandline;

import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** Tells a terminal from a file or pipe. */
final class Terminals {
    private Terminals() {}

    /**
     * Whether standard error is a terminal. {@link System#console()} cannot tell: it speaks of standard input and
     * output, and not in the same way in all releases of the JDK.
     */
    static boolean isErrorStreamTerminal() {
        String terminalType = System.getenv("TERM");
        boolean dumb = terminalType == null || terminalType.equals("dumb");
        boolean unix = !System.getProperty("os.name").startsWith("Windows");
        return !(dumb && unix) && new ExecTerminalProvider().isSystemStream(SystemStream.Error);
    }
}
