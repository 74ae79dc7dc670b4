package race.execution;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A program with the command line of the flags programs, and a fault on demand. */
final class FakeProgram {
    private static final int OK = 200;

    private final String fault;
    private final int retries;
    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private FakeProgram(String fault, int retries) {
        this.fault = fault;
        this.retries = retries;
    }

    /** Arguments: the fault, then {@code --base-url URL -m M --dest DIR --json [--retries N] [--rounds N] [--record FILE] CODE...}. */
    public static void main(String[] args) throws Exception {
        List<String> words = List.of(args);
        if (words.contains("--record") && !words.get(0).equals("ignores-record")) {
            System.err.println("what is --record?");
            System.exit(2);
        }
        int rounds = number(words, "--rounds", 1);
        List<String> codes =
                words.stream().filter(word -> word.matches("[A-Z]{2}")).toList();
        String url = words.get(words.indexOf("--base-url") + 1);
        Path destination = Path.of(words.get(words.indexOf("--dest") + 1));
        var program = new FakeProgram(words.get(0), number(words, "--retries", 0));
        for (int round = 0; round < rounds; round++) {
            program.round(url, codes, destination);
        }
    }

    private static int number(List<String> words, String option, int absent) {
        return words.contains(option) ? Integer.parseInt(words.get(words.indexOf(option) + 1)) : absent;
    }

    private void round(String url, List<String> codes, Path destination) throws Exception {
        if (fault.equals("crashes")) {
            System.err.println("no more sea");
            System.exit(3);
        }
        int ok = 0;
        for (String code : codes) {
            HttpResponse<byte[]> response = get(url, code);
            if (fault.equals("asks-twice")) {
                get(url, code);
            }
            for (int retry = 0; retry < retries; retry++) {
                get(url, code);
            }
            if (response.statusCode() == OK) {
                ok++;
                byte[] body = fault.equals("spoils-files") ? new byte[1] : response.body();
                Files.write(destination.resolve(code + ".gif"), body);
            }
        }
        if (fault.equals("says-nothing")) {
            return;
        }
        System.out.printf(
                Locale.ROOT,
                "{\"codes\":%d,\"concurrency\":%d,\"ok\":%d,\"notFound\":%d,\"errors\":0,%s\"else\":1}%n",
                codes.size(),
                fault.equals("two-at-most") ? 2 : 1,
                fault.equals("miscounts") ? ok + 1 : ok,
                codes.size() - ok,
                times());
    }

    private String times() {
        return switch (fault) {
            case "is-not-timed" -> "";
            case "has-a-long-ideal" -> "\"elapsedSeconds\":0.01,\"idealSeconds\":61.4,";
            default -> "\"elapsedSeconds\":0.01,";
        };
    }

    private HttpResponse<byte[]> get(String url, String code) throws Exception {
        String name = code.toLowerCase(Locale.ROOT);
        URI uri = URI.create("%s/%s/%s.gif".formatted(url, name, name));
        return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofByteArray());
    }
}
