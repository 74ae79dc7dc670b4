package endpoints.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** A request and its response. Cancels the response if the connection ends first. */
final class Exchange implements AsyncServerExchangeHandler, AsyncServerRequestHandler<ReceivedRequest> {
    private final RequestHandler handler;
    private final AsyncServerExchangeHandler delegate = new BasicServerExchangeHandler<>(this);
    private volatile @Nullable DelayedResponse pending;

    Exchange(RequestHandler handler) {
        this.handler = handler;
    }

    @Override
    public AsyncRequestConsumer<ReceivedRequest> prepare(
            HttpRequest request, @Nullable EntityDetails body, HttpContext context) {
        return new RequestReader();
    }

    @Override
    public void handle(ReceivedRequest received, ResponseTrigger trigger, HttpContext context) {
        pending = handler.handle(received, trigger, context).orElse(null);
    }

    @Override
    public void handleRequest(
            HttpRequest request, @Nullable EntityDetails body, ResponseChannel channel, HttpContext context)
            throws HttpException, IOException {
        delegate.handleRequest(request, body, channel, context);
    }

    @Override
    public void updateCapacity(CapacityChannel channel) throws IOException {
        delegate.updateCapacity(channel);
    }

    @Override
    public void consume(ByteBuffer bytes) throws IOException {
        delegate.consume(bytes);
    }

    @Override
    public void streamEnd(@Nullable List<? extends Header> trailers) throws HttpException, IOException {
        delegate.streamEnd(trailers);
    }

    @Override
    public int available() {
        return delegate.available();
    }

    @Override
    public void produce(DataStreamChannel channel) throws IOException {
        delegate.produce(channel);
    }

    @Override
    public void failed(Exception cause) {
        delegate.failed(cause);
    }

    @Override
    public void releaseResources() {
        DelayedResponse unsent = pending;
        if (unsent != null) {
            unsent.cancel();
        }
        delegate.releaseResources();
    }
}
