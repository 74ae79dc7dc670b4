import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.*;
import java.util.concurrent.*;
import java.util.stream.Gatherers;

/**
 * Sends requests on virtual threads and streams the results in the order of the URLs.
 * Choose it in a stream, for calls of similar duration: an unread result keeps its slot. Needs JDK 24.
 * Run it with: java recipes/Gatherer.java URL...
 */
public class Gatherer {
    private static final int CONCURRENCY = 30;
    private static final int TIMEOUT_SECONDS = 10;
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    public static void main(String[] urls) throws InterruptedException {
        List<String> ok = new ArrayList<>();
        List<String> notFound = new ArrayList<>();
        List<String> errors = new ArrayList<>();
        Arrays.stream(urls)
                .gather(Gatherers.mapConcurrent(CONCURRENCY, Gatherer::request))
                .forEach(result -> (result.failed() ? errors : result.exists() ? ok : notFound).add(result.text()));
        System.out.printf("OK %s, not found %s, errors %s%n", ok.size(), notFound.size(), errors.size());
        errors.forEach(System.err::println);
    }

    /** The result of a request. A failure is a value, since an exception would end the stream. */
    private record Result(String text, boolean exists, boolean failed) {}

    private static Result request(String url) {
        try {
            return new Result(url, exists(url), false);
        } catch (Exception e) {
            return new Result(url + ": " + e, false, true);
        }
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
