package atlas.common;

import flags.common.Style;
import flags.common.Style.Trait;
import httpclient.AsyncTransport;
import httpclient.BlockingTransport;
import httpclient.ClientSettings;
import httpclient.Deadlines;
import httpclient.Response;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** Sends requests, with the blocking or the asynchronous client. */
public interface Requests extends AutoCloseable {
    /**
     * Sends a GET request and waits for the response.
     *
     * @throws IOException if no complete response arrives
     * @throws TimeoutException if the request takes too long
     * @throws InterruptedException if the calling thread is interrupted
     */
    default Response get(URI uri) throws IOException, TimeoutException, InterruptedException {
        throw new UnsupportedOperationException("the style uses the asynchronous client");
    }

    /** Sends a GET request. Cancelling the future cancels the request. */
    default CompletableFuture<Response> getAsync(URI uri) {
        throw new UnsupportedOperationException("the style uses the blocking client");
    }

    /** Cancels the requests in flight and closes the client. */
    @Override
    void close();

    /** Creates the client that a style uses. */
    static Requests with(Style style, ClientSettings settings) {
        return style.has(Trait.ASYNCHRONOUS_CLIENT) ? asynchronous(settings) : blocking(settings);
    }

    private static Requests blocking(ClientSettings settings) {
        var deadlines = new Deadlines();
        var transport = new BlockingTransport(settings, deadlines);
        return new Requests() {
            @Override
            public Response get(URI uri) throws IOException, TimeoutException, InterruptedException {
                return transport.get(uri);
            }

            @Override
            public void close() {
                transport.close();
                deadlines.close();
            }
        };
    }

    private static Requests asynchronous(ClientSettings settings) {
        var deadlines = new Deadlines();
        var transport = new AsyncTransport(settings, deadlines);
        return new Requests() {
            @Override
            public CompletableFuture<Response> getAsync(URI uri) {
                return transport.get(uri);
            }

            @Override
            public void close() {
                transport.close();
                deadlines.close();
            }
        };
    }
}
