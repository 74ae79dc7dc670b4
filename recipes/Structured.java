import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.StructuredTaskScope.Joiner;

/**
 * Sends each request in a subtask of a scope, which ends when all subtasks have ended.
 * Choose it for parts of one task, once the API is final. Needs JDK 25, where it is a preview (JEP 505).
 * Run it with: java --enable-preview --source 25 recipes/Structured.java URL...
 */
public class Structured {
    private static final int CONCURRENCY = 30;
    private static final int TIMEOUT_SECONDS = 10;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] urls) throws InterruptedException {
        Queue<String> ok = new ConcurrentLinkedQueue<>();
        Queue<String> notFound = new ConcurrentLinkedQueue<>();
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        var permits = new Semaphore(CONCURRENCY);
        try (var scope = StructuredTaskScope.open(Joiner.awaitAll())) {
            for (String url : urls) {
                permits.acquire(); // before the subtask is forked, so that the number of subtasks is bounded
                scope.fork(() -> {
                    try {
                        (exists(url) ? ok : notFound).add(url);
                    } catch (Exception e) {
                        errors.add(url + ": " + e);
                    } finally {
                        permits.release();
                    }
                });
            }
            scope.join();
        }
        System.out.printf("OK %s, not found %s, errors %s%n", ok.size(), notFound.size(), errors.size());
        errors.forEach(System.err::println);
    }

    /** Returns whether a resource exists. The timeout or an interrupt cancels the request. */
    private static boolean exists(String url) throws Exception {
        var response = CLIENT.sendAsync(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.discarding());
        try {
            int status = response.get(TIMEOUT_SECONDS, TimeUnit.SECONDS).statusCode();
            if (status != 200 && status != 404) {
                throw new IOException("HTTP error " + status);
            }
            return status == 200;
        } finally {
            response.cancel(true); // has no effect on a complete response
        }
    }
}
