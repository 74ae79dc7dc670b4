package httpclient;

import commandline.files.FileErrors;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.FileSystemException;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.CircularRedirectException;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.MessageConstraintException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.UnsupportedHttpVersionException;
import org.jspecify.annotations.Nullable;

/** Error messages for failed requests. Both transports give the same message for the same failure. */
public final class ErrorMessages {
    private static final int MAX_LENGTH = 150;
    private static final Pattern CONTROL_CHARACTERS = Pattern.compile("[\\p{C}\\p{Zl}\\p{Zp}&&\\S]");

    private ErrorMessages() {}

    /**
     * Returns the message for a failure.
     *
     * @param failure the failure
     * @return one line without control characters
     */
    public static String of(Throwable failure) {
        String known = known(failure);
        String line = printable(known != null ? known : unknown(failure));
        return failure instanceof FileSystemException ? line : truncate(line);
    }

    /**
     * Makes text from a server safe to print: it may contain terminal escape sequences, or be very long.
     *
     * @param text the text as it was received
     * @return one short line without control characters
     */
    static String sanitize(String text) {
        return truncate(printable(text));
    }

    private static String printable(String text) {
        return CONTROL_CHARACTERS.matcher(text).replaceAll("?").replaceAll("\\s+", " ");
    }

    private static String truncate(String line) {
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "...";
    }

    private static @Nullable String known(Throwable failure) {
        if (failure instanceof FileSystemException file) {
            return "cannot save " + file.getFile() + ": " + FileErrors.reason(file);
        }
        if (failure instanceof ClientProtocolException && failure.getCause() != null) {
            return of(failure.getCause());
        }
        return failure instanceof IOException || failure instanceof TimeoutException
                ? transportError(failure)
                : protocolError(failure);
    }

    private static @Nullable String transportError(Throwable failure) {
        if (failure instanceof UnknownHostException) {
            return "unknown host: " + host(failure);
        }
        if (failure instanceof ConnectTimeoutException) {
            return "timed out while connecting";
        }
        if (failure instanceof SocketTimeoutException) {
            return "timed out while waiting for data";
        }
        if (failure instanceof TimeoutException) {
            return failure.getMessage();
        }
        if (failure instanceof NoHttpResponseException) {
            return "empty response: the server closed the connection without responding";
        }
        if (failure instanceof ConnectionClosedException || failure instanceof TruncatedChunkException) {
            return "truncated response: the server closed the connection too early";
        }
        if (failure instanceof MalformedChunkCodingException) {
            return "malformed response: bad chunk";
        }
        if (failure instanceof MessageConstraintException) {
            return "malformed response: header lines too long or too many";
        }
        if (failure instanceof NoRouteToHostException) {
            return "cannot connect: no route to host";
        }
        if (failure instanceof ConnectException) {
            return "cannot connect: connection refused";
        }
        if (failure instanceof SSLException) {
            return "cannot connect by TLS: " + failure.getMessage();
        }
        // The JDK reports a broken pipe as a plain IOException.
        boolean lost = failure instanceof SocketException || failure.getClass() == IOException.class;
        return lost && failure.getMessage() != null ? "connection lost: " + failure.getMessage() : null;
    }

    private static @Nullable String protocolError(Throwable failure) {
        if (failure instanceof CircularRedirectException) {
            return "redirected in a circle";
        }
        if (failure instanceof RedirectException) {
            return "bad redirect: " + failure.getMessage();
        }
        if (failure instanceof ParseException || failure instanceof UnsupportedHttpVersionException) {
            return "malformed response: not HTTP";
        }
        return failure instanceof HttpException ? "protocol error: " + failure.getMessage() : null;
    }

    /** Returns the text before a reason. An IPv6 address has colons, too. */
    private static String host(Throwable failure) {
        return String.valueOf(failure.getMessage()).split(":? ", 2)[0];
    }

    private static String unknown(Throwable failure) {
        String name = failure.getClass().getSimpleName();
        return failure.getMessage() == null ? name : name + ": " + failure.getMessage();
    }
}
