package httpclient;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.jspecify.annotations.Nullable;

/** A blocking request with its retries, which share one deadline. */
final class BlockingCall {
    private final Sender sender;
    private final CallLimits limits;
    private final CountDownLatch closed;
    private final Runnable onRetry;
    private long startNanos;
    private volatile @Nullable HttpGet current;

    /** Sends a request once. */
    @FunctionalInterface
    interface Sender {
        Response send(HttpGet request) throws IOException;
    }

    /**
     * Creates a call.
     *
     * @param sender sends the request once
     * @param limits the deadline, the retries and the rate
     * @param closed is counted down to end the delay before a retry
     * @param onRetry runs before each retry
     */
    BlockingCall(Sender sender, CallLimits limits, CountDownLatch closed, Runnable onRetry) {
        this.sender = sender;
        this.limits = limits;
        this.closed = closed;
        this.onRetry = onRetry;
    }

    /** Returns the last response, or throws the last failure. */
    Response get(URI uri) throws IOException, TimeoutException, InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        // The maximum time begins when the rate admits the request.
        pause(limits.rateLimiter().reserve());
        startNanos = System.nanoTime();
        Future<?> deadline = limits.deadlines().schedule(limits.maxTime(), this::expire);
        try {
            return sendAndRetry(uri);
        } finally {
            deadline.cancel(false);
        }
    }

    private Response sendAndRetry(URI uri) throws IOException, TimeoutException, InterruptedException {
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> delay;
            try {
                Response response = send(new HttpGet(uri));
                delay = inTime(limits.retries().delay(attempt, response));
                if (delay.isEmpty()) {
                    return response;
                }
            } catch (IOException e) {
                delay = inTime(limits.retries().delay(attempt, e));
                if (delay.isEmpty()) {
                    throw e;
                }
            }
            pause(delay.get());
            pauseWithinDeadline(limits.rateLimiter().reserve());
            onRetry.run();
        }
    }

    private Response send(HttpGet request) throws IOException, TimeoutException, InterruptedException {
        current = request;
        // Checked after the request is visible to the deadline's thread, which cancels it from now on.
        requireTime();
        try {
            return sender.send(request);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            requireTime();
            throw e;
        }
    }

    private void expire() {
        HttpGet request = current;
        if (request != null) {
            request.cancel();
        }
    }

    /** Waits until the time has passed, the thread is interrupted, or the transport is closed. */
    private void pause(Duration time) throws InterruptedException {
        if (!time.isZero() && closed.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new CancellationException("the client is closed");
        }
    }

    private void pauseWithinDeadline(Duration time) throws InterruptedException, TimeoutException {
        Duration remaining = limits.remaining(startNanos);
        pause(remaining.compareTo(time) < 0 ? remaining : time);
        requireTime();
    }

    private void requireTime() throws TimeoutException {
        if (!limits.isInTime(startNanos, Duration.ZERO)) {
            throw HttpSettings.timeExceeded(limits.maxTime());
        }
    }

    private Optional<Duration> inTime(Optional<Duration> delay) {
        return delay.filter(time -> limits.isInTime(startNanos, time));
    }
}
