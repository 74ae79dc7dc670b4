package commandline;

/** The exit statuses of all programs. */
public final class ExitStatus {
    /** The program ran. Its report counts the errors of single downloads or tasks. */
    public static final int OK = 0;

    /** The program could not run, or could not write its output. */
    public static final int FAILURE = 1;

    /** The command line was invalid. */
    public static final int USAGE = 2;

    /** The user interrupted the program: 128 plus the number of SIGINT, as shells report it. */
    public static final int INTERRUPTED = 130;

    /**
     * The reader of standard output is gone, as in {@code program | head -1}: 128 plus the number of SIGPIPE, as shells
     * report it for programs such as {@code cat}.
     */
    public static final int BROKEN_PIPE = 141;

    private ExitStatus() {}
}
