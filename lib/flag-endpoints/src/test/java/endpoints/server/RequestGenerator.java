package endpoints.server;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import endpoints.faults.FaultInjector;
import endpoints.faults.FaultKind;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;

/** Generates valid, invalid and damaged requests. The same seed gives the same requests. */
final class RequestGenerator {
    private static final String[] METHODS = {"GET", "HEAD", "POST", "PUT", "OPTIONS", "get", "", "G\0T", "CONNECT"};
    private static final String[] TARGETS = {
        "/",
        "/flags/",
        "/flags/br/br.gif",
        "/flags/br/metadata.json",
        "/flags/zz/zz.gif",
        "*",
        "",
        "//",
        "/%",
        "/%2",
        "/flags/%2e%2e/%2e%2e/etc/passwd",
        "/flags/../../etc/passwd",
        "/..%5c..%5cwindows",
        "/%c0%ae%c0%ae/",
        "/%00",
        "/flags/br/br.gif?x=" + "y".repeat(500),
        "http://localhost/flags/br/br.gif",
        "http://flags.example/",
        "http://[::1",
        "ftp://localhost/",
        "/\u00e9\u0001",
        "/" + "a/".repeat(5_000)
    };
    private static final String[] VERSIONS = {"HTTP/1.1", "HTTP/1.1", "HTTP/1.0", "HTTP/2.0", "HTTP/9", "http/1.1", ""};
    private static final String[] HEADERS = {
        "Host: localhost",
        "Host: flags.example",
        "Host: [::1]:80",
        "Host: a b",
        "Host: localhost:99999",
        "Host:",
        "Connection: close",
        "Connection: keep-alive",
        "Connection: upgrade",
        "Upgrade: h2c",
        "Expect: 100-continue",
        "Expect: wonders",
        "Content-Length: 5",
        "Content-Length: -1",
        "Content-Length: 99999999999999999999",
        "Content-Length: 70000",
        "Transfer-Encoding: chunked",
        "Transfer-Encoding: gzip, chunked",
        "If-None-Match: *",
        "If-None-Match: \"",
        "no colon",
        ": no name",
        " folded",
        "X-Long: " + "x".repeat(9_000),
        "X-\0: \u00ff",
        "Range: bytes=0-0",
        "Content-Encoding: br"
    };
    private static final String[] BODIES = {
        "", "", "hello", "5\r\nhello\r\n0\r\n\r\n", "ffffffff\r\n", "-1\r\n", "0\r\n\r\n"
    };
    private static final int MAX_NOISE_BYTES = 3_000;

    private final Random random;
    private final String[] targets;

    RequestGenerator(long seed) {
        this(seed, TARGETS);
    }

    private RequestGenerator(long seed, String[] targets) {
        this.random = new Random(seed);
        this.targets = targets;
    }

    /** Returns a generator whose requests ask for faults too. */
    static RequestGenerator withFaults(long seed) {
        Stream<String> faults = Arrays.stream(FaultKind.values())
                .map(kind ->
                        FaultInjector.PATH_PREFIX + kind.example().toString().replace("/", "%2F"))
                .flatMap(prefix -> Stream.of(prefix + "/flags/br/br.gif", prefix + "/flags/zz/metadata.json", prefix));
        return new RequestGenerator(
                seed, Stream.concat(Arrays.stream(TARGETS), faults).toArray(String[]::new));
    }

    byte[] next() {
        if (random.nextInt(20) == 0) {
            return noise();
        }
        var requests = new StringBuilder();
        int pipelined = random.nextInt(10) == 0 ? 1 + random.nextInt(30) : 1;
        for (int i = 0; i < pipelined; i++) {
            requests.append(request());
        }
        byte[] bytes = requests.toString().getBytes(ISO_8859_1);
        return random.nextBoolean() ? damaged(bytes) : bytes;
    }

    private String request() {
        String lineEnd = random.nextInt(10) == 0 ? "\n" : "\r\n";
        var request = new StringBuilder();
        request.append(oneOf(METHODS)).append(' ').append(oneOf(targets));
        request.append(' ').append(oneOf(VERSIONS)).append(lineEnd);
        if (random.nextInt(4) > 0) {
            request.append("Host: localhost").append(lineEnd);
        }
        int headers = random.nextInt(30) == 0 ? 150 : random.nextInt(4);
        for (int i = 0; i < headers; i++) {
            request.append(oneOf(HEADERS)).append(lineEnd);
        }
        return request.append(lineEnd).append(oneOf(BODIES)).toString();
    }

    private byte[] noise() {
        var bytes = new byte[random.nextInt(MAX_NOISE_BYTES)];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Truncates the bytes or changes some of them. */
    private byte[] damaged(byte[] bytes) {
        if (random.nextBoolean()) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        for (int i = 0; i <= random.nextInt(8); i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        }
        return bytes;
    }

    private String oneOf(String[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
