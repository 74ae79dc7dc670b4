package race.results;

import java.util.List;

/**
 * The work of a round, the same for all contestants.
 *
 * @param kind what the contestants make
 * @param codes the country codes
 * @param server the label of the server's endpoint; empty for cards, whose programs bring their mirrors
 * @param delay the value of the server's option {@code --delay}; empty for cards
 * @param concurrency the maximum number of flags or cards in progress
 * @param retries the maximum number of retries of a download
 */
public record Work(Kind kind, List<String> codes, String server, String delay, int concurrency, int retries) {
    /** The label of the endpoint that rejects requests. */
    public static final String BUSY = "BUSY";

    /** What the contestants make. */
    public enum Kind {
        /** Flags, each by one request. */
        FLAGS("flags", "flag"),
        /** Cards, each by several requests that depend on each other. */
        CARDS("atlas", "card");

        private final String family;
        private final String noun;

        Kind(String family, String noun) {
            this.family = family;
            this.noun = noun;
        }

        /** Returns the first part of the names of the programs, such as {@code flags}. */
        public String family() {
            return family;
        }

        /** Returns a number with its noun, such as {@code 20 flags}. */
        public String count(int number) {
            return number + " " + noun + (number == 1 ? "" : "s");
        }
    }

    /** Creates work without retries. */
    public Work(Kind kind, List<String> codes, String server, String delay, int concurrency) {
        this(kind, codes, server, delay, concurrency, 0);
    }

    /** Returns a heading, such as {@code 20 flags, 5 at a time}. */
    public String title() {
        return "%s, %s at a time".formatted(kind.count(codes.size()), concurrency);
    }

    /**
     * Returns whether there are warm rounds. The atlas programs do not repeat their work in a process, and a server counts
     * the requests that it rejects for a process as a whole.
     */
    public boolean hasWarmRounds() {
        return kind == Kind.FLAGS && !mayBeRejected();
    }

    /** The largest number of requests that can be in flight together. */
    public int maxInFlight() {
        return Math.min(concurrency, codes.size());
    }

    /** Returns whether the server rejects requests, so that errors depend on the contestant. */
    public boolean mayBeRejected() {
        return server.equals(BUSY);
    }
}
