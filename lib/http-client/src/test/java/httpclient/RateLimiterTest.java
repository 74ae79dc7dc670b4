package httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 100_000_000);

    @Test
    void spacesRequestsEvenly() {
        var limiter = new RateLimiter(4, nanos::get);

        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isEqualTo(Duration.ofMillis(250));
        nanos.addAndGet(100_000_000);
        assertThat(limiter.reserve()).isEqualTo(Duration.ofMillis(400));
    }

    @Test
    void doesNotSaveUpUnusedRequests() {
        var limiter = new RateLimiter(4, nanos::get);
        limiter.reserve();
        nanos.addAndGet(10_000_000_000L);

        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isEqualTo(Duration.ofMillis(250));
    }

    @Test
    void anInfiniteRateIsNoLimit() {
        var limiter = new RateLimiter(Double.POSITIVE_INFINITY, nanos::get);

        assertThat(limiter.reserve()).isZero();
        assertThat(limiter.reserve()).isZero();
    }
}
