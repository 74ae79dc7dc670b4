package httpclient;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.hc.core5.concurrent.FutureCallback;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpResponse;
import org.apache.hc.core5.http.nio.AsyncResponseConsumer;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/**
 * Reads the response of an asynchronous request. A body above {@link Response#MAX_BODY_BYTES} ends the exchange. The
 * client's own consumers parse the Content-Type and fail if its charset is unknown; this one ignores it.
 */
final class ResponseReader implements AsyncResponseConsumer<Response> {
    private static final int INITIAL_BUFFER_BYTES = 8192;

    private final CompletableFuture<Response> result;
    private @Nullable HttpResponse head;
    private @Nullable FutureCallback<Response> callback;
    private ByteBuffer body = ByteBuffer.allocate(0);

    ResponseReader(CompletableFuture<Response> result) {
        this.result = result;
    }

    /** Returns whether the head of the response has arrived. */
    boolean hasStarted() {
        return head != null;
    }

    @Override
    public void informationResponse(HttpResponse response, HttpContext context) {
        // Interim responses (1xx) carry nothing of interest.
    }

    @Override
    public void consumeResponse(
            HttpResponse response,
            @Nullable EntityDetails entity,
            HttpContext context,
            FutureCallback<Response> resultCallback) {
        head = response;
        if (entity == null) {
            resultCallback.completed(Response.of(response, new byte[0]));
            return;
        }
        callback = resultCallback;
        long length = entity.getContentLength();
        body = ByteBuffer.allocate(
                length < 0 || length > Response.MAX_BODY_BYTES ? INITIAL_BUFFER_BYTES : Math.toIntExact(length));
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        channel.update(Integer.MAX_VALUE);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        if (body.position() + bytes.remaining() > Response.MAX_BODY_BYTES) {
            result.complete(Response.tooLarge(Objects.requireNonNull(head)));
        }
        if (result.isDone()) {
            // Cancelling the exchange has no effect once the head of an error response has arrived.
            throw new IOException("the rest of the body is not needed");
        }
        if (body.remaining() < bytes.remaining()) {
            int size = Math.max(2 * body.capacity(), body.position() + bytes.remaining());
            body = ByteBuffer.allocate(size).put(body.flip());
        }
        body.put(bytes);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) {
        byte[] bytes = body.hasRemaining() ? Arrays.copyOf(body.array(), body.position()) : body.array();
        Objects.requireNonNull(callback).completed(Response.of(Objects.requireNonNull(head), bytes));
    }

    @Override
    public void failed(Exception cause) {
        // The callback of the exchange reports the failure.
    }

    @Override
    public void releaseResources() {
        body = ByteBuffer.allocate(0);
    }
}
