import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.*;
import java.util.concurrent.*;

/**
 * Sends each request on a virtual thread of its own. Choose it for any number of blocking calls. Needs JDK 21.
 * Run it with: java recipes/VirtualThreads.java URL...
 */
public class VirtualThreads {
    private static final int CONCURRENCY = 30;
    private static final int TIMEOUT_SECONDS = 10;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] urls) throws InterruptedException {
        Queue<String> ok = new ConcurrentLinkedQueue<>();
        Queue<String> notFound = new ConcurrentLinkedQueue<>();
        Queue<String> errors = new ConcurrentLinkedQueue<>();
        var permits = new Semaphore(CONCURRENCY);
        var executor = Executors.newVirtualThreadPerTaskExecutor();
        try {
            for (String url : urls) {
                permits.acquire(); // before the thread is started, so that the number of threads is bounded
                executor.execute(() -> {
                    try {
                        (exists(url) ? ok : notFound).add(url);
                    } catch (Exception e) {
                        errors.add(url + ": " + e);
                    } finally {
                        permits.release();
                    }
                });
            }
            permits.acquire(CONCURRENCY); // waits for the last requests
        } finally {
            executor.shutdownNow(); // after an interrupt, cancels the requests in flight
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
