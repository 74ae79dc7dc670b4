package endpoints.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** Receives every response just before it is written. Called on the server's threads, so it must not block. */
@FunctionalInterface
public interface AccessLog {
    /** Logs nothing. */
    AccessLog NONE = (client, request, status, bytes) -> {};

    /**
     * Called when a response is about to be written.
     *
     * @param client the address of the client
     * @param request the request line
     * @param status the status code of the response
     * @param bytes the length of the response body
     */
    void responding(SocketAddress client, String request, int status, long bytes);

    /**
     * Returns a log in the common log format of web servers, one line per response. Characters that are not printable
     * ASCII, quotes and backslashes are replaced.
     *
     * @param lines receives the lines, without line separators
     */
    static AccessLog common(Consumer<String> lines) {
        var time = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
        return (client, request, status, bytes) -> {
            String host =
                    client instanceof InetSocketAddress inet ? inet.getAddress().getHostAddress() : client.toString();
            String printable = request.replaceAll("[^ -~]|[\"\\\\]", "?");
            lines.accept("%s - - [%s] \"%s\" %s %s"
                    .formatted(host, time.format(ZonedDateTime.now(ZoneId.systemDefault())), printable, status, bytes));
        };
    }
}
