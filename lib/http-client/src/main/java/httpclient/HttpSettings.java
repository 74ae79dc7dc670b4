package httpclient;

import commandline.Durations;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.util.TimeValue;
import org.apache.hc.core5.util.Timeout;

/** The settings that both transports share. */
final class HttpSettings {
    static final String USER_AGENT = "concurrency-styles";
    private static final int MAX_REDIRECTS = 5;

    /** Ten thousand connections with the default buffers of 8 KiB do not fit into a heap of 512 MB. */
    private static final int BUFFER_BYTES = 2048;

    private HttpSettings() {}

    static RequestConfig request(ClientSettings settings) {
        return RequestConfig.custom()
                .setConnectionRequestTimeout(timeout(settings.maxTime()))
                .setResponseTimeout(timeout(settings.timeout()))
                .setMaxRedirects(MAX_REDIRECTS)
                .setProtocolUpgradeEnabled(false)
                .setAuthenticationEnabled(false)
                .build();
    }

    static ConnectionConfig connection(ClientSettings settings) {
        return ConnectionConfig.custom()
                .setConnectTimeout(timeout(settings.timeout()))
                .setSocketTimeout(timeout(settings.timeout()))
                // The server may have closed a connection while it was idle.
                .setValidateAfterInactivity(TimeValue.ofSeconds(1))
                .build();
    }

    static Http1Config connectionBuffers() {
        return Http1Config.custom().setBufferSize(BUFFER_BYTES).build();
    }

    /** Returns the failure of a request that exceeded the maximum time. */
    static TimeoutException timeExceeded(Duration maxTime) {
        return new TimeoutException("not finished after " + Durations.format(maxTime) + " s");
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.of(duration);
    }
}
