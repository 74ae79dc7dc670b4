package reporting;

import commandline.Console;
import commandline.Progress;

/** Moves a progress bar by one step for each result. */
final class ProgressDisplay implements Display {
    private final Console console;
    private final Progress progress;

    ProgressDisplay(Console console, Progress progress) {
        this.console = console;
        this.progress = progress;
    }

    @Override
    public void ended(String message) {
        progress.step();
    }

    @Override
    public void warn(String message) {
        console.err().println(message);
    }

    @Override
    public void close() {
        progress.close();
    }
}
