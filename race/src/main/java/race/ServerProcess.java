package race;

import static java.nio.charset.StandardCharsets.UTF_8;

import commandline.CannotRunException;
import commandline.ExitStatus;
import commandline.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import race.RaceOptions.Work;
import tools.jackson.databind.json.JsonMapper;

/** The flag server of the race, in a process of its own. */
final class ServerProcess implements AutoCloseable {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final Duration LOOK_INTERVAL = Duration.ofMillis(250);
    private static final Duration RESTING = Duration.ofMillis(20);
    private static final int MOST_LOOKS = 20;

    private final Process process;
    private final ShutdownGuard guard;
    private final String url;
    private final String urlAtOnce;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private ServerProcess(Process process, ShutdownGuard guard, String url, String urlAtOnce) {
        this.process = process;
        this.guard = guard;
        this.url = url;
        this.urlAtOnce = urlAtOnce;
    }

    /**
     * What the server has counted since it was last asked to count anew.
     *
     * @param requests for flags
     * @param connections that were opened for them
     * @param peakInFlight how many requests were in flight together at most
     */
    record Counts(long requests, long connections, int peakInFlight) {}

    /**
     * Starts the server on free ports.
     *
     * @param command its start, without options
     * @param work the label of its endpoint, and its delay
     * @param directory for what it prints on standard error
     * @throws UsageException if it does not take the delay
     * @throws CannotRunException if it does not start for another reason
     */
    static ServerProcess start(List<String> command, Work work, Path directory)
            throws IOException, UsageException, CannotRunException, InterruptedException {
        Path err = directory.resolve("server-error.txt");
        Process process = new ProcessBuilder(command(command, work))
                .redirectError(err.toFile())
                .start();
        var guard = new ShutdownGuard(process);
        try {
            BufferedReader out = process.inputReader(UTF_8);
            String urlAtOnce = "";
            for (String line = out.readLine(); line != null; line = out.readLine()) {
                if (line.startsWith("LOCAL ")) {
                    urlAtOnce = url(line);
                }
                if (line.startsWith(work.server() + " ")) {
                    return new ServerProcess(process, guard, url(line), urlAtOnce);
                }
            }
            String why = Files.readString(err)
                    .lines()
                    .findFirst()
                    .orElse("it said nothing")
                    .replaceFirst("^\\*\\*\\* [A-Za-z ]+: ", "");
            if (process.waitFor() == ExitStatus.USAGE) {
                throw new UsageException(why);
            }
            throw new CannotRunException("the flag server did not start: " + why);
        } catch (IOException | UsageException | CannotRunException | InterruptedException e) {
            guard.close();
            throw e;
        }
    }

    private static List<String> command(List<String> start, Work work) {
        List<String> command = new ArrayList<>(start);
        command.addAll(List.of("--delay", work.delay()));
        for (String option : List.of("--local-port", "--delay-port", "--error-port", "--prices-port")) {
            command.addAll(List.of(option, "0"));
        }
        return command;
    }

    /** The host becomes an address, so that nobody has to look it up. */
    private static String url(String line) {
        return line.split(" ", -1)[1].replace("//localhost:", "//127.0.0.1:");
    }

    /** What the paths of the flags begin with. */
    String url() {
        return url;
    }

    /** The same of the endpoint that answers at once, in the same process. */
    String urlAtOnce() {
        return urlAtOnce;
    }

    /** What it has counted; it counts anew from now on. */
    Counts countAnew() throws IOException, InterruptedException {
        Counts counts = JSON.readValue(status("GET"), Counts.class);
        status("DELETE");
        return counts;
    }

    private String status(String method) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url).resolve("/status"))
                .timeout(PATIENCE)
                .method(method, BodyPublishers.noBody())
                .build();
        return http.send(request, BodyHandlers.ofString()).body();
    }

    /** Waits until the server has nothing to do any more, not even to compile what it has done often; some seconds at most. */
    void awaitRest() throws InterruptedException {
        Duration used = cpuTime().orElse(Duration.ZERO);
        for (int look = 0; look < MOST_LOOKS; look++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_INTERVAL.toMillis());
            Duration now = cpuTime().orElse(Duration.ZERO);
            if (now.minus(used).compareTo(RESTING) <= 0) {
                return;
            }
            used = now;
        }
    }

    /** The processor time that it has used, where the operating system tells; on Linux in steps of 10 ms. */
    Optional<Duration> cpuTime() {
        return process.info().totalCpuDuration();
    }

    /** Ends the server at once, since nobody waits for its answers any more; it has ended when this returns. */
    @Override
    public void close() {
        guard.close();
    }
}
