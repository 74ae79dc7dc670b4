package endpoints.server;

import endpoints.response.ResponseHead;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.hc.core5.http.config.CharCodingConfig;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.nio.DefaultHttpRequestParserFactory;
import org.apache.hc.core5.http.impl.nio.ServerHttp1IOEventHandlerFactory;
import org.apache.hc.core5.http.impl.nio.ServerHttp1StreamDuplexerFactory;
import org.apache.hc.core5.http.nio.support.BasicAsyncServerExpectationDecorator;
import org.apache.hc.core5.http.protocol.HttpProcessor;
import org.apache.hc.core5.http.protocol.HttpProcessorBuilder;
import org.apache.hc.core5.http.protocol.RequestConformance;
import org.apache.hc.core5.http.protocol.RequestValidateHost;
import org.apache.hc.core5.http.protocol.ResponseConformance;
import org.apache.hc.core5.http.protocol.ResponseContent;
import org.apache.hc.core5.http.protocol.ResponseDate;
import org.apache.hc.core5.http.protocol.ResponseServer;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOEventHandlerFactory;
import org.apache.hc.core5.reactor.ProtocolIOSession;

/** Sets up the HTTP protocol on new connections. */
final class ConnectionFactory implements IOEventHandlerFactory {
    private static final int MAX_HEADER_LINE_BYTES = 8 * 1024;
    private static final int MAX_HEADERS = 100;

    /** Each connection has three buffers. With HttpCore's default of 8 KiB, 20 000 connections take half a gigabyte. */
    private static final int BUFFER_BYTES = 2 * 1024;

    private static final Http1Config CONFIG = Http1Config.custom()
            .setBufferSize(BUFFER_BYTES)
            .setMaxLineLength(MAX_HEADER_LINE_BYTES)
            .setMaxHeaderCount(MAX_HEADERS)
            .build();
    private static final HttpProcessor PROCESSOR = HttpProcessorBuilder.create()
            .addAll(
                    ResponseConformance.INSTANCE,
                    ResponseDate.INSTANCE,
                    new ResponseServer(ResponseHead.SERVER),
                    ResponseContent.INSTANCE,
                    new ConnectionHeader())
            .addAll(RequestValidateHost.INSTANCE, RequestConformance.INSTANCE)
            .build();
    private static final DefaultHttpRequestParserFactory PARSERS = new DefaultHttpRequestParserFactory(CONFIG);

    private final RequestHandler handler;
    private final AccessLog log;
    private final StalledConnectionReaper reaper;
    private final ScheduledExecutorService timer;

    ConnectionFactory(
            RequestHandler handler, AccessLog log, StalledConnectionReaper reaper, ScheduledExecutorService timer) {
        this.handler = handler;
        this.log = log;
        this.reaper = reaper;
        this.timer = timer;
    }

    @Override
    public IOEventHandler createHandler(ProtocolIOSession session, Object attachment) {
        var connection = new Connection(session, timer);
        reaper.add(session.getId(), connection);
        var protocol = new ServerHttp1StreamDuplexerFactory(
                PROCESSOR,
                (request, context) -> new BasicAsyncServerExpectationDecorator(new Exchange(handler, log, connection)),
                CONFIG,
                CharCodingConfig.DEFAULT,
                null,
                () -> new RequestHeadParser(PARSERS.create()),
                null,
                connection,
                null);
        return new ServerHttp1IOEventHandlerFactory(protocol, null, null).createHandler(session, attachment);
    }
}
