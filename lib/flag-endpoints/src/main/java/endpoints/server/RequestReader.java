package endpoints.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EndpointDetails;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.jspecify.annotations.Nullable;

/** Reads a request and discards its body. Stops at a body that exceeds the limit. */
final class RequestReader implements AsyncRequestConsumer<ReceivedRequest> {
    static final int MAX_BODY_BYTES = 64 * 1024;

    private @Nullable HttpRequest request;
    private @Nullable EndpointDetails connection;
    private @Nullable FutureCallback<ReceivedRequest> callback;
    private long bytesRead;

    @Override
    public void consumeRequest(
            HttpRequest head,
            @Nullable EntityDetails body,
            HttpContext context,
            FutureCallback<ReceivedRequest> resultCallback) {
        request = head;
        connection = HttpCoreContext.cast(context).getEndpointDetails();
        callback = resultCallback;
        if (body == null) {
            complete(false);
        } else if (body.getContentLength() > MAX_BODY_BYTES) {
            complete(true);
        }
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(MAX_BODY_BYTES);
    }

    @Override
    public void consume(ByteBuffer bytes) {
        bytesRead += bytes.remaining();
        bytes.position(bytes.limit());
        if (bytesRead > MAX_BODY_BYTES) {
            complete(true);
        }
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        complete(false);
    }

    private void complete(boolean tooLarge) {
        FutureCallback<ReceivedRequest> pending = callback;
        callback = null;
        if (pending != null && request != null && connection != null) {
            pending.completed(new ReceivedRequest(request, tooLarge, connection));
        }
    }

    @Override
    public void failed(Exception cause) {
        FutureCallback<ReceivedRequest> pending = callback;
        callback = null;
        if (pending != null) {
            pending.failed(cause);
        }
    }

    @Override
    public void releaseResources() {
        callback = null;
    }
}
