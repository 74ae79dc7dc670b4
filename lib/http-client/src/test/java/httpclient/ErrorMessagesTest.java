package httpclient;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.apache.hc.client5.http.ClientProtocolException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.RedirectException;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.MalformedChunkCodingException;
import org.apache.hc.core5.http.NoHttpResponseException;
import org.apache.hc.core5.http.ProtocolException;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorMessagesTest {
    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new UnknownHostException("no.where: not known"), "unknown host: no.where"),
                Arguments.of(new ConnectTimeoutException("x"), "timed out while connecting"),
                Arguments.of(new SocketTimeoutException("x"), "timed out while waiting for data"),
                Arguments.of(new TimeoutException("not finished after 1 s"), "not finished after 1 s"),
                Arguments.of(new ConnectException("x"), "cannot connect: connection refused"),
                Arguments.of(new NoRouteToHostException("x"), "cannot connect: no route to host"),
                Arguments.of(new SocketException("Connection reset"), "connection lost: Connection reset"),
                Arguments.of(new IOException("Broken pipe"), "connection lost: Broken pipe"),
                Arguments.of(
                        new NoHttpResponseException("x"),
                        "empty response: the server closed the connection without responding"),
                Arguments.of(
                        new ConnectionClosedException("x"),
                        "truncated response: the server closed the connection too early"),
                Arguments.of(
                        new TruncatedChunkException("x"),
                        "truncated response: the server closed the connection too early"),
                Arguments.of(new MalformedChunkCodingException("x"), "malformed response: bad chunk"),
                Arguments.of(new RedirectException("too many"), "bad redirect: too many"),
                Arguments.of(new ClientProtocolException(new ProtocolException("odd")), "protocol error: odd"),
                Arguments.of(new AccessDeniedException("BR.gif"), "cannot save BR.gif: permission denied"),
                Arguments.of(new NoSuchFileException("BR.gif"), "cannot save BR.gif: no such file or directory"),
                Arguments.of(
                        new FileSystemException("BR.gif", null, "No space left on device"),
                        "cannot save BR.gif: No space left on device"),
                Arguments.of(new FileSystemException("BR.gif"), "cannot save BR.gif: FileSystemException"),
                Arguments.of(new IllegalStateException("two\n  lines"), "IllegalStateException: two lines"),
                Arguments.of(new IOException(), "IOException"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void describesTheCauseInOneLine(Throwable failure, String message) {
        assertThat(ErrorMessages.of(failure)).isEqualTo(message);
    }
}
