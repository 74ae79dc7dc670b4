package endpoints.faults;

import static java.nio.charset.StandardCharsets.UTF_8;

import endpoints.response.Html;
import java.net.URLEncoder;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Links for pages that ask for faults. */
public final class FaultLinks {
    private FaultLinks() {}

    /** Returns list items that link to a resource with each kind of fault. */
    public static String to(String path) {
        return Arrays.stream(FaultKind.values())
                .map(kind -> "<li><a href=\"%s%s%s\"><code>%s</code></a> %s</li>\n"
                        .formatted(
                                FaultInjector.PATH_PREFIX,
                                URLEncoder.encode(kind.example().toString(), UTF_8),
                                path,
                                kind.example(),
                                Html.text(kind.description())))
                .collect(Collectors.joining());
    }
}
