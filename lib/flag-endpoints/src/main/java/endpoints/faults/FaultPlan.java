package endpoints.faults;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Decides which requests of an endpoint meet which fault.
 *
 * @param rate the fraction of codes that meet one of the faults of the endpoint, from 0 to 1
 * @param faults the faults of the endpoint
 * @param added the faults that the other codes meet, or an empty list for none
 */
public record FaultPlan(double rate, List<Fault> faults, List<Fault> added) {
    /** No faults. */
    public static final FaultPlan NONE = new FaultPlan(0, List.of(), List.of());

    private static final double CHAOS_RATE = 0.5;
    private static final List<Fault> CHAOS = Stream.of(
                    "status:500",
                    "slow-headers",
                    "slow-body",
                    "stall:500",
                    "no-response",
                    "reset:500",
                    "truncate:100",
                    "truncate-unknown:100",
                    "type:text/plain",
                    "html",
                    "empty",
                    "bad-chunk",
                    "bad-status",
                    "big-header",
                    "redirect",
                    "redirect-loop",
                    "redirect-nowhere")
            .map(Fault::parse)
            .toList();

    /**
     * Creates a plan.
     *
     * @throws IllegalArgumentException if the rate is not from 0 to 1, or there are no faults for a rate above 0
     */
    public FaultPlan {
        if (!(rate >= 0 && rate <= 1) || (rate > 0 && faults.isEmpty())) {
            throw new IllegalArgumentException("not a rate from 0 to 1: " + rate);
        }
    }

    /** Returns the plan that answers a fraction of the codes with a status code. */
    public static FaultPlan status(double rate, int status) {
        return new FaultPlan(rate, List.of(new Fault(FaultKind.STATUS, Integer.toString(status))), List.of());
    }

    /**
     * Returns the plan of CHAOS: every second code meets a fault, of a kind whose outcome depends neither on the time nor on
     * the next request of the connection.
     */
    public static FaultPlan chaos() {
        return new FaultPlan(CHAOS_RATE, CHAOS, List.of());
    }

    /** Returns this plan with faults for the codes that it serves well. */
    public FaultPlan with(List<Fault> more) {
        return new FaultPlan(rate, faults, more);
    }

    /**
     * Returns the fault for a code.
     *
     * @param chance a number from 0 to 1, drawn for the code, that decides whether it meets a fault of the endpoint
     * @param choice a number from 0 to 1, drawn for the code, that decides which fault it meets
     */
    public Optional<Fault> choose(double chance, double choice) {
        List<Fault> candidates = chance < rate ? faults : added;
        return candidates.isEmpty()
                ? Optional.empty()
                : Optional.of(candidates.get((int) (choice * candidates.size())));
    }
}
