package atlas.testing;

import atlas.common.Requests;
import httpclient.Response;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/** A client in which the requests for one file throw an unchecked exception. */
final class FaultyRequests implements Requests {
    private final Requests requests;
    private final String file;
    private final Throwable failure;

    /**
     * @param file the end of the URI
     * @param failure a runtime exception or an error
     */
    FaultyRequests(Requests requests, String file, Throwable failure) {
        this.requests = requests;
        this.file = file;
        this.failure = failure;
    }

    @Override
    public Response get(URI uri) throws IOException, TimeoutException, InterruptedException {
        if (uri.getPath().endsWith(file)) {
            throw failure instanceof Error error ? throwError(error) : (RuntimeException) failure;
        }
        return requests.get(uri);
    }

    private static RuntimeException throwError(Error error) {
        throw error;
    }

    @Override
    public CompletableFuture<Response> getAsync(URI uri) {
        return uri.getPath().endsWith(file) ? CompletableFuture.failedFuture(failure) : requests.getAsync(uri);
    }

    @Override
    public void close() {
        requests.close();
    }
}
