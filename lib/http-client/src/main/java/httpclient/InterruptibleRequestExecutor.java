package httpclient;

import java.io.IOException;
import java.net.Socket;
import org.apache.hc.client5.http.io.ManagedHttpClientConnection;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.HttpClientConnection;
import org.apache.hc.core5.http.io.HttpResponseInformationCallback;
import org.apache.hc.core5.http.protocol.HttpContext;

/**
 * Sends requests so that an interrupt resets the connection. The server then knows at once that nobody waits for the
 * response. After an orderly close it would not: the client of a half-closed connection still reads.
 */
final class InterruptibleRequestExecutor extends HttpRequestExecutor {
    @Override
    public ClassicHttpResponse execute(
            ClassicHttpRequest request,
            HttpClientConnection connection,
            HttpResponseInformationCallback hints,
            HttpContext context)
            throws IOException, HttpException {
        if (!(connection instanceof ManagedHttpClientConnection managed) || managed.getSocket() == null) {
            return super.execute(request, connection, hints, context);
        }
        UnsolicitedDataGuard.check(managed, context);
        Socket socket = managed.getSocket();
        // An interrupt closes the channel. With this option the close is a reset.
        socket.setSoLinger(true, 0);
        ClassicHttpResponse response = super.execute(request, connection, hints, context);
        socket.setSoLinger(false, 0);
        return response;
    }
}
