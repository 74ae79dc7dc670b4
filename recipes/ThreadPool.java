import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.*;
import java.util.concurrent.*;

/**
 * Sends requests on a pool of threads and reads the results in the order of the URLs.
 * Choose it for some hundred blocking calls. Needs JDK 17.
 * Run it with: java recipes/ThreadPool.java URL...
 */
public class ThreadPool {
    private static final int CONCURRENCY = 30;
    private static final int TIMEOUT_SECONDS = 10;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] urls) throws InterruptedException {
        List<String> ok = new ArrayList<>();
        List<String> notFound = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        ExecutorService pool = Executors.newFixedThreadPool(CONCURRENCY);
        try {
            List<Future<Boolean>> futures = new ArrayList<>();
            for (String url : urls) {
                futures.add(pool.submit(() -> exists(url)));
            }
            for (int i = 0; i < urls.length; i++) {
                try {
                    (futures.get(i).get() ? ok : notFound).add(urls[i]);
                } catch (ExecutionException e) {
                    errors.add(urls[i] + ": " + e.getCause());
                }
            }
        } finally {
            pool.shutdownNow(); // after an interrupt, cancels the requests in flight
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
