package race;

import commandline.CannotRunException;
import java.io.IOException;
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

/** Asks the server for everything once, to know what everybody must come to, and often enough to warm it. */
final class ServerProbe {
    private static final int AT_ONCE = 50;
    private static final int OK = 200;
    private static final int NOT_FOUND = 404;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final String url;

    /** @param url below which the flags are */
    ServerProbe(String url) {
        this.url = url;
    }

    /** Asks for each flag once. */
    Expectation expectation(List<String> codes) throws IOException, CannotRunException, InterruptedException {
        SortedMap<String, byte[]> files = new TreeMap<>();
        int notFound = 0;
        int errors = 0;
        List<HttpResponse<byte[]>> responses = get(codes);
        for (int index = 0; index < codes.size(); index++) {
            HttpResponse<byte[]> response = responses.get(index);
            switch (response.statusCode()) {
                case OK -> files.put(codes.get(index) + ".gif", response.body());
                case NOT_FOUND -> notFound++;
                default -> errors++;
            }
        }
        return new Expectation(files.size(), notFound, errors, Expectation.sha256(files));
    }

    /** Asks for so many flags that the server's code is compiled. To be used where nothing is delayed. */
    void warm(int requests) throws IOException, CannotRunException, InterruptedException {
        for (int done = 0; done < requests; done += AT_ONCE) {
            get(Collections.nCopies(AT_ONCE, "BR"));
        }
    }

    private List<HttpResponse<byte[]>> get(List<String> codes) throws CannotRunException, InterruptedException {
        List<HttpResponse<byte[]>> responses = new ArrayList<>();
        for (int from = 0; from < codes.size(); from += AT_ONCE) {
            List<CompletableFuture<HttpResponse<byte[]>>> batch =
                    codes.subList(from, Math.min(from + AT_ONCE, codes.size())).stream()
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
