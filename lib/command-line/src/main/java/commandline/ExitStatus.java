package commandline;

/** The exit statuses of all programs. */
public final class ExitStatus {
    /** The program did its work; what went wrong on the way is counted in its report. */
    public static final int OK = 0;

    /** The program could not run. */
    public static final int FAILURE = 1;

    /** The command line was wrong. */
    public static final int USAGE = 2;

    /** The user interrupted the program: 128 plus the number of SIGINT, as shells report it. */
    public static final int INTERRUPTED = 130;

    private ExitStatus() {}
}
