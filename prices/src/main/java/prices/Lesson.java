package prices;

import commandline.CannotRunException;

/** A style at work, from what it says in the beginning to its report. */
@FunctionalInterface
interface Lesson {
    /**
     * Asks for prices.
     *
     * @param server that is asked
     * @return what came of it, also if the user has interrupted it
     * @throws CannotRunException if it cannot begin
     * @throws InterruptedException if it is interrupted before there is anything to report
     */
    Outcome run(PriceClientSettings server) throws CannotRunException, InterruptedException;
}
