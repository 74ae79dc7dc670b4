package commandline;

/** An action that runs when the JVM shuts down, for instance on Ctrl-C or SIGTERM, unless it is removed before. */
public final class ShutdownHook implements AutoCloseable {
    private final Thread thread;

    /**
     * Registers an action. If the JVM is shutting down already, runs it at once.
     *
     * @param name the name of the thread that runs the action
     * @param action the action
     */
    public ShutdownHook(String name, Runnable action) {
        thread = new Thread(action, name);
        try {
            Runtime.getRuntime().addShutdownHook(thread);
        } catch (IllegalStateException e) {
            action.run();
        }
    }

    /** Removes the action. Has no effect if the JVM is shutting down. */
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(thread);
        } catch (IllegalStateException e) {
            // The action has run or is running.
        }
    }
}
