package race.execution;

import commandline.CannotRunException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import race.results.Expectation;
import race.results.Expectation.Delays;

/** Requests flags from the server before the race: to warm it up, and to know the expected outcome. */
final class ServerProbe {
    /** Not more than an endpoint serves at once. */
    private static final int CONCURRENCY = 20;

    private static final int OK = 200;
    private static final int NOT_FOUND = 404;
    private static final Pattern DELAY_MILLIS = Pattern.compile("delay;dur=(\\d+(?:\\.\\d+)?)");
    private static final double MILLIS_PER_SECOND = 1000;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    /** @param url the base URL of the flags, without a trailing slash */
    ServerProbe(String url) {
        this.url = url;
    }

    /** Requests each flag once. */
    Expectation expectation(List<String> codes) throws CannotRunException, InterruptedException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int notFound = 0;
        int errors = 0;
        double maxSeconds = 0;
        double totalSeconds = 0;
        List<HttpResponse<byte[]>> responses = get(codes);
        for (int index = 0; index < codes.size(); index++) {
            HttpResponse<byte[]> response = responses.get(index);
            switch (response.statusCode()) {
                case OK -> files.put(codes.get(index) + ".gif", response.body());
                case NOT_FOUND -> notFound++;
                default -> errors++;
            }
            double seconds = delaySeconds(response);
            maxSeconds = Math.max(maxSeconds, seconds);
            totalSeconds += seconds;
        }
        return new Expectation(
                files.size(), notFound, errors, Expectation.sha256(files), new Delays(maxSeconds, totalSeconds));
    }

    /** Returns the delay that the server announces in a Server-Timing header, or 0. */
    private static double delaySeconds(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Server-Timing")
                .map(DELAY_MILLIS::matcher)
                .filter(Matcher::find)
                .map(delay -> Double.parseDouble(delay.group(1)) / MILLIS_PER_SECOND)
                .orElse(0.0);
    }

    /** Requests flags until the JIT compiler has compiled the server's code. For an endpoint without delays. */
    void warmUp(int requests) throws CannotRunException, InterruptedException {
        for (int done = 0; done < requests; done += CONCURRENCY) {
            get(Collections.nCopies(CONCURRENCY, "BR"));
        }
    }

    private List<HttpResponse<byte[]>> get(List<String> codes) throws CannotRunException, InterruptedException {
        List<HttpResponse<byte[]>> responses = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += CONCURRENCY) {
            List<CompletableFuture<HttpResponse<byte[]>>> batch =
                    codes.subList(from, Math.min(from + CONCURRENCY, codes.size())).stream()
                            .map(this::get)
                            .toList();
            for (CompletableFuture<HttpResponse<byte[]>> response : batch) {
                try {
                    responses.add(response.get());
                } catch (ExecutionException e) {
                    throw new CannotRunException("the flag server does not answer: " + e.getCause(), e);
                }
            }
        }
        return responses;
    }

    private CompletableFuture<HttpResponse<byte[]>> get(String code) {
        String name = code.toLowerCase(Locale.ROOT);
        URI uri = URI.create("%s/%s/%s.gif".formatted(url, name, name));
        return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
}
