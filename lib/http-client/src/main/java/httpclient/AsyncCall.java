package httpclient;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An asynchronous request with its retries, which share one deadline. */
final class AsyncCall {
    private final Supplier<CompletableFuture<Response>> request;
    private final Runnable onRetry;
    private final CallLimits limits;
    private final CompletableFuture<Response> result = new CompletableFuture<>();

    /** The attempt or the delay in progress. */
    private volatile Future<?> step = CompletableFuture.completedFuture(null);

    private volatile long startNanos;

    /**
     * Creates a call.
     *
     * @param request sends the request once
     * @param onRetry runs before each retry
     * @param limits the deadline, the retries and the rate
     */
    AsyncCall(Supplier<CompletableFuture<Response>> request, Runnable onRetry, CallLimits limits) {
        this.request = request;
        this.onRetry = onRetry;
        this.limits = limits;
    }

    /** Returns the last response or failure. Cancelling the future cancels the call. */
    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stage cannot fail.
    CompletableFuture<Response> start() {
        result.whenComplete((end, failure) -> step.cancel(false));
        // The maximum time begins when the rate admits the request.
        after(limits.rateLimiter().reserve(), this::begin);
        return result;
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stage cannot fail.
    private void begin() {
        startNanos = System.nanoTime();
        // Before the request, which must not be sent without a deadline.
        Future<?> deadline = limits.deadlines()
                .schedule(
                        limits.maxTime(),
                        () -> result.completeExceptionally(HttpSettings.timeExceeded(limits.maxTime())));
        result.whenComplete((end, failure) -> deadline.cancel(false));
        attempt(1);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The dependent stage catches all failures.
    private void attempt(int attempt) {
        CompletableFuture<Response> response = request.get();
        setStep(response);
        response.whenComplete((received, failure) -> after(Duration.ZERO, () -> decide(attempt, received, failure)));
    }

    private void decide(int attempt, Response response, @Nullable Throwable failure) {
        Retries retries = limits.retries();
        Optional<Duration> delay = failure == null ? retries.delay(attempt, response) : retries.delay(attempt, failure);
        if (delay.isPresent() && limits.isInTime(startNanos, delay.get())) {
            after(delay.get(), () -> after(limits.rateLimiter().reserve(), () -> retry(attempt + 1)));
        } else if (failure == null) {
            result.complete(response);
        } else {
            result.completeExceptionally(failure);
        }
    }

    private void retry(int attempt) {
        onRetry.run();
        attempt(attempt);
    }

    /** Runs an action after a delay, unless the call has ended by then. An action that fails ends the call. */
    private void after(Duration delay, Runnable action) {
        if (result.isDone()) {
            return;
        }
        try {
            if (delay.isZero()) {
                action.run();
            } else {
                setStep(limits.deadlines().schedule(delay, () -> after(Duration.ZERO, action)));
            }
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
        }
    }

    private void setStep(Future<?> next) {
        step = next;
        if (result.isDone()) {
            next.cancel(false);
        }
    }
}
