package flags.common;

import commandline.Console;
import commandline.Progress;
import java.util.concurrent.Future;

/** Shows what a tally learns, while it learns it. Calls do not overlap. */
public interface Display extends AutoCloseable {
    /** A download was handed to an executor. */
    void scheduled(String code, Future<?> future);

    /** The future of a download is done, and the program has read it. */
    void completed(String code, Future<?> future);

    /**
     * A download ended.
     *
     * @param message the code and how its download ended, in one line
     */
    void ended(String message);

    @Override
    void close();

    /** A line for each event. */
    static Display ofLines(Console console) {
        return new Display() {
            @Override
            public void scheduled(String code, Future<?> future) {
                console.out().println(code + " scheduled: " + future);
            }

            @Override
            public void completed(String code, Future<?> future) {
                console.out().println(code + " completed: " + future);
            }

            @Override
            public void ended(String message) {
                console.out().println(message);
            }

            @Override
            public void close() {}
        };
    }

    /** A step of a progress bar for each download that ended. */
    static Display ofBar(Progress progress) {
        return new Display() {
            @Override
            public void scheduled(String code, Future<?> future) {}

            @Override
            public void completed(String code, Future<?> future) {}

            @Override
            public void ended(String message) {
                progress.step();
            }

            @Override
            public void close() {
                progress.close();
            }
        };
    }
}
