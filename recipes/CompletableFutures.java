import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.*;
import java.util.concurrent.*;

/**
 * Sends requests with an asynchronous client; callbacks read the results. No thread waits for a response.
 * Choose it if the client is asynchronous anyway. Needs JDK 17.
 * Run it with: java recipes/CompletableFutures.java URL...
 */
public class CompletableFutures {
    private static final int CONCURRENCY = 30;
    private static final int TIMEOUT_SECONDS = 10;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] urls) throws InterruptedException {
        Queue<String> ok = new ConcurrentLinkedQueue<>();
        Queue<String> notFound = new ConcurrentLinkedQueue<>();
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        var permits = new Semaphore(CONCURRENCY);
        for (String url : urls) {
            permits.acquire(); // before the request is sent
            exists(url).whenComplete((exists, failure) -> {
                if (failure == null) {
                    (exists ? ok : notFound).add(url);
                } else {
                    errors.add(url + ": " + failure.getCause());
                }
                permits.release();
            });
        }
        permits.acquire(CONCURRENCY); // waits for the last requests
        System.out.printf("OK %s, not found %s, errors %s%n", ok.size(), notFound.size(), errors.size());
        errors.forEach(System.err::println);
    }

    /** Completes with whether a resource exists. */
    private static CompletableFuture<Boolean> exists(String url) {
        return CompletableFuture.completedFuture(url)
                .thenApply(text -> HttpRequest.newBuilder(URI.create(text)).build()) // can throw
                .thenCompose(CompletableFutures::status)
                .thenApply(status -> {
                    if (status != 200 && status != 404) {
                        throw new IllegalStateException("HTTP error " + status);
                    }
                    return status == 200;
                });
    }

    private static CompletableFuture<Integer> status(HttpRequest request) {
        var response = CLIENT.sendAsync(request, BodyHandlers.discarding());
        return response.thenApply(HttpResponse::statusCode)
                .orTimeout(TIMEOUT_SECONDS, TimeUnit.SECONDS)
                .whenComplete((status, failure) -> response.cancel(true)); // has no effect on a complete response
    }
}
