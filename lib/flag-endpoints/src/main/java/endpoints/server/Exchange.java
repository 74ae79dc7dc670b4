package endpoints.server;

import endpoints.response.Outcome;
import endpoints.response.RawOutput;
import endpoints.response.Response;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.apache.hc.core5.http.EntityDetails;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpRequest;
import org.apache.hc.core5.http.message.BasicHttpResponse;
import org.apache.hc.core5.http.message.RequestLine;
import org.apache.hc.core5.http.nio.AsyncRequestConsumer;
import org.apache.hc.core5.http.nio.AsyncResponseProducer;
import org.apache.hc.core5.http.nio.AsyncServerExchangeHandler;
import org.apache.hc.core5.http.nio.AsyncServerRequestHandler;
import org.apache.hc.core5.http.nio.CapacityChannel;
import org.apache.hc.core5.http.nio.DataStreamChannel;
import org.apache.hc.core5.http.nio.ResponseChannel;
import org.apache.hc.core5.http.nio.entity.AsyncEntityProducers;
import org.apache.hc.core5.http.nio.support.BasicResponseProducer;
import org.apache.hc.core5.http.nio.support.BasicServerExchangeHandler;
import org.apache.hc.core5.http.protocol.HttpContext;
import org.jspecify.annotations.Nullable;

/** A request and its response. Cancels the response if the connection ends first. */
final class Exchange implements AsyncServerExchangeHandler, AsyncServerRequestHandler<ReceivedRequest> {
    private final RequestHandler handler;
    private final AccessLog log;
    private final Connection connection;
    private final long turn;
    private final AsyncServerExchangeHandler delegate = new BasicServerExchangeHandler<>(this);
    private volatile @Nullable DelayedResponse pending;

    Exchange(RequestHandler handler, AccessLog log, Connection connection) {
        this.handler = handler;
        this.log = log;
        this.connection = connection;
        this.turn = connection.nextTurn();
    }

    @Override
    public AsyncRequestConsumer<ReceivedRequest> prepare(
            HttpRequest request, @Nullable EntityDetails body, HttpContext context) {
        return new RequestReader();
    }

    @Override
    public void handle(ReceivedRequest request, ResponseTrigger trigger, HttpContext context) {
        pending = handler.handle(request, outcome -> send(outcome, request, trigger, context))
                .orElse(null);
    }

    private void send(Outcome outcome, ReceivedRequest request, ResponseTrigger trigger, HttpContext context) {
        if (log != AccessLog.NONE) {
            log(outcome, request);
        }
        if (outcome instanceof RawOutput output) {
            connection.write(turn, output);
            return;
        }
        try {
            trigger.submitResponse(producer((Response) outcome), context);
        } catch (HttpException | IOException | IllegalStateException e) {
            // The client is gone. HttpCore closes a connection on failure only if it fails on its own thread.
            connection.reset();
        }
    }

    private void log(Outcome outcome, ReceivedRequest request) {
        String line = new RequestLine(request.head()).toString();
        if (outcome instanceof RawOutput output) {
            log.responding(request.connection().getRemoteAddress(), line, output.status(), output.length());
        } else {
            Response response = (Response) outcome;
            int bytes = request.isHead() || !response.hasBody() ? 0 : response.body().length;
            log.responding(request.connection().getRemoteAddress(), line, response.status(), bytes);
        }
    }

    private static AsyncResponseProducer producer(Response response) {
        var head = new BasicHttpResponse(response.status(), response.reason());
        response.headers().forEach(head::setHeader);
        return response.hasBody()
                ? new BasicResponseProducer(head, AsyncEntityProducers.create(response.body(), response.type()))
                : new BasicResponseProducer(head);
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
