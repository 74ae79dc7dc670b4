package flags.common;

/** Cancels a downloader on Ctrl-C, so that a style which cannot be interrupted ends promptly too. */
final class CancelOnShutdown {
    private final Thread hook;

    private CancelOnShutdown(FlagDownloader downloader) {
        this.hook = new Thread(downloader::cancel, "cancel-downloads");
    }

    /** Registers the shutdown hook. During a shutdown, cancels the downloader at once. */
    static CancelOnShutdown register(FlagDownloader downloader) {
        var cancellation = new CancelOnShutdown(downloader);
        try {
            Runtime.getRuntime().addShutdownHook(cancellation.hook);
        } catch (IllegalStateException e) {
            downloader.cancel();
        }
        return cancellation;
    }

    /** Removes the shutdown hook. */
    void unregister() {
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The JVM is shutting down, and the hook has run or is running.
        }
    }
}
