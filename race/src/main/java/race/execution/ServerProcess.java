package race.execution;

import static java.nio.charset.StandardCharsets.UTF_8;

import commandline.CannotRunException;
import commandline.ExitStatus;
import commandline.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import race.processes.OutputTail;
import race.processes.ShutdownGuard;
import race.results.Sample.ServerCounts;
import race.results.Work;
import tools.jackson.databind.json.JsonMapper;

/** The flag server of a race, in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration START_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration STATUS_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_ERROR_BYTES = 1 << 14;
    private static final Pattern ERROR_PREFIX = Pattern.compile("^\\*\\*\\* [A-Za-z ]+: ");

    private static final Duration IDLE_CHECK_INTERVAL = Duration.ofMillis(250);
    private static final Duration IDLE_CPU_TIME = Duration.ofMillis(20);
    private static final int MAX_IDLE_CHECKS = 20;

    private final Process process;
    private final ShutdownGuard guard;
    private final String url;
    private final String undelayedUrl;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServerProcess(Process process, ShutdownGuard guard, String url, String undelayedUrl) {
        this.process = process;
        this.guard = guard;
        this.url = url;
        this.undelayedUrl = undelayedUrl;
    }

    /**
     * Starts the server on free ports.
     *
     * @param command the command of the server, without options
     * @param work the work, which names the endpoint and its delay
     * @throws UsageException if the server does not accept the delay
     * @throws CannotRunException if the server does not start for another reason
     * @throws InterruptedException if the calling thread is interrupted; the server is killed
     */
    static ServerProcess start(List<String> command, Work work)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        Process process = new ProcessBuilder(withOptions(command, work)).start();
        var guard = new ShutdownGuard(process);
        OutputTail errors = OutputTail.of(process.getErrorStream(), MAX_ERROR_BYTES);
        try {
            Map<String, String> urls = awaitUrls(process, work.server());
            if (urls.containsKey(work.server())) {
                return new ServerProcess(
                        process, guard, urls.get(work.server()), urls.getOrDefault("LOCAL", urls.get(work.server())));
            }
            int status = process.waitFor();
            errors.awaitEnd(STATUS_TIMEOUT);
            String reason = ERROR_PREFIX.matcher(errors.firstLine()).replaceFirst("");
            if (status == ExitStatus.USAGE) {
                throw new UsageException(reason);
            }
            throw new CannotRunException("the flag server did not start: exit status %s: %s".formatted(status, reason));
        } catch (IOException | UsageException | CannotRunException | InterruptedException e) {
            guard.close();
            throw e;
        }
    }

    private static List<String> withOptions(List<String> command, Work work) {
        List<String> options = new ArrayList<>(command);
        options.addAll(List.of("--delay", work.delay()));
        for (String label : List.of("local", "delay", "error", "chaos", "busy", "prices")) {
            options.addAll(List.of("--%s-port".formatted(label), "0"));
        }
        return options;
    }

    /** Reads the addresses of the endpoints, up to that of the wanted one; fewer if the server ends before. */
    private static Map<String, String> awaitUrls(Process process, String label) throws IOException {
        CompletableFuture<Void> watchdog = CompletableFuture.runAsync(
                process::destroyForcibly,
                CompletableFuture.delayedExecutor(START_TIMEOUT.toSeconds(), TimeUnit.SECONDS));
        Map<String, String> urls = new HashMap<>();
        var out = new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
        while (!urls.containsKey(label)) {
            String line = out.readLine();
            if (line == null) {
                break;
            }
            String[] words = line.split(" ", -1);
            if (words.length > 1) {
                // An address, so that no client looks up a name.
                urls.put(words[0], words[1].replace("//localhost:", "//127.0.0.1:"));
            }
        }
        watchdog.cancel(false);
        return urls;
    }

    /** Returns the base URL of the flags, without a trailing slash. */
    String url() {
        return url;
    }

    /** Returns the base URL of the endpoint without delays, in the same process. */
    String undelayedUrl() {
        return undelayedUrl;
    }

    /** Returns the server's counts, and resets them. */
    ServerCounts resetCounts() throws IOException, InterruptedException {
        ServerCounts counts = JSON.readValue(status("GET"), ServerCounts.class);
        status("DELETE");
        return counts;
    }

    private String status(String method) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/status"))
                .timeout(STATUS_TIMEOUT)
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** Waits until the server is idle and its JIT compiler has finished, for a few seconds at most. */
    void awaitIdle() throws InterruptedException {
        Duration used = cpuTime().orElse(Duration.ZERO);
        for (int check = 0; check < MAX_IDLE_CHECKS; check++) {
            TimeUnit.MILLISECONDS.sleep(IDLE_CHECK_INTERVAL.toMillis());
            Duration now = cpuTime().orElse(Duration.ZERO);
            if (now.minus(used).compareTo(IDLE_CPU_TIME) <= 0) {
                return;
            }
            used = now;
        }
    }

    /** Returns the CPU time used, if the operating system reports it; on Linux with a resolution of 10 ms. */
    Optional<Duration> cpuTime() {
        return process.info().totalCpuDuration();
    }

    /** Kills the server, and waits until it has ended. */
    @Override
    public void close() {
        guard.close();
    }
}
