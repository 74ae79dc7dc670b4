package endpoints.server;

import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.function.Consumer;

/** Hears of every response just before it is written. Called on the server's threads: it must not block. */
@FunctionalInterface
public interface AccessLog {
    /** Hears nothing. */
    AccessLog NONE = (client, request, status, bytes) -> {};

    /**
     * A response is about to be written.
     *
     * @param client the address of the client
     * @param request the request line
     * @param status the status code of the response
     * @param bytes the length of the response's body
     */
    void responding(SocketAddress client, String request, int status, long bytes);

    /** A log in the common log format of web servers, one line per response. */
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
