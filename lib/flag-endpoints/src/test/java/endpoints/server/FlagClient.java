package endpoints.server;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends well-formed requests to one server with the JDK's HTTP client. */
public final class FlagClient {
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;

    public FlagClient(EndpointServer server) {
        root = URI.create(server.address() + "/");
    }

    /** Gets a path. Headers are alternating names and values. */
    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        return http.send(request("GET", path, headers), BodyHandlers.ofString());
    }

    public HttpResponse<byte[]> getBytes(String path) throws IOException, InterruptedException {
        return http.send(request("GET", path), BodyHandlers.ofByteArray());
    }

    public HttpResponse<String> send(String method, String path, String... headers)
            throws IOException, InterruptedException {
        return http.send(request(method, path, headers), BodyHandlers.ofString());
    }

    public CompletableFuture<HttpResponse<String>> getLater(String path) {
        return http.sendAsync(request("GET", path), BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(root.resolve(path)).timeout(TIMEOUT).method(method, BodyPublishers.noBody());
        return headers.length == 0 ? request.build() : request.headers(headers).build();
    }
}
