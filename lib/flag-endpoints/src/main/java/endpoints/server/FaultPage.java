package endpoints.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import endpoints.faults.FaultKind;
import endpoints.response.Response;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The list of all kinds of faults. */
final class FaultPage {
    static final String PATH = "/faults";

    private FaultPage() {}

    /** Returns one line per kind: its name, its parameter, and what a client receives. */
    static Response text() {
        String lines = Arrays.stream(FaultKind.values())
                .map(kind -> "%-30s%s\n".formatted(kind.syntax(), kind.description()))
                .collect(Collectors.joining());
        return Response.file(lines.getBytes(UTF_8), Response.TEXT);
    }
}
