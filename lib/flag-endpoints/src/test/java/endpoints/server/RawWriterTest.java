package endpoints.server;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import endpoints.response.RawOutput;
import endpoints.response.RawOutput.End;
import endpoints.response.RawOutput.Write;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.io.CloseMode;
import org.apache.hc.core5.reactor.IOEventHandler;
import org.apache.hc.core5.reactor.IOSession;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;

class RawWriterTest {
    private final IOSession session = mock();
    private final IOEventHandler previous = mock();
    private final ScheduledExecutorService timer = mock();
    private final Deque<Long> pauseMillis = new ArrayDeque<>();
    private final Deque<Runnable> resumptions = new ArrayDeque<>();
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private int maxBytesPerWrite = Integer.MAX_VALUE;

    RawWriterTest() throws IOException {
        when(session.getHandler()).thenReturn(previous);
        when(session.write(any())).thenAnswer(call -> {
            ByteBuffer bytes = call.getArgument(0);
            var taken = new byte[Math.min(bytes.remaining(), maxBytesPerWrite)];
            bytes.get(taken);
            written.writeBytes(taken);
            return taken.length;
        });
        when(timer.schedule(any(Runnable.class), anyLong(), any())).thenAnswer(call -> {
            resumptions.add(call.getArgument(0));
            pauseMillis.add(TimeUnit.NANOSECONDS.toMillis(call.<Long>getArgument(1)));
            return null;
        });
    }

    @Test
    void writesOneBytePerSecond() throws IOException {
        IOEventHandler writer = takeOver(Write.paced(bytes("abc"), 1), End.CLOSE);

        writer.outputReady(session);
        assertThat(written.toString(US_ASCII)).isEqualTo("a");
        writer.outputReady(session);
        assertThat(written.toString(US_ASCII)).as("while paused").isEqualTo("a");
        resume(writer);
        resume(writer);

        assertThat(written.toString(US_ASCII)).isEqualTo("abc");
        assertThat(pauseMillis).containsExactly(1000L, 1000L);
        verify(session).close(CloseMode.GRACEFUL);
    }

    @Test
    void writesTenTimesPerSecondAtHigherRates() throws IOException {
        IOEventHandler writer = takeOver(Write.paced(new byte[250], 1000), End.CLOSE);

        writer.outputReady(session);
        assertThat(written.size()).isEqualTo(100);
        resume(writer);
        resume(writer);

        assertThat(written.size()).isEqualTo(250);
        assertThat(pauseMillis).containsExactly(100L, 100L);
    }

    @Test
    void writesTheRestWhenTheConnectionTakesIt() throws IOException {
        maxBytesPerWrite = 2;
        IOEventHandler writer = takeOver(Write.atOnce(bytes("abcde")), End.CLOSE);

        writer.outputReady(session);
        writer.outputReady(session);
        verify(session, never()).close(any());
        writer.outputReady(session);

        assertThat(written.toString(US_ASCII)).isEqualTo("abcde");
        verify(session).close(CloseMode.GRACEFUL);
    }

    @Test
    void pausesBeforeAReset() throws IOException {
        IOEventHandler writer = takeOver(Write.atOnce(bytes("a")), End.RESET);

        writer.outputReady(session);
        verify(session, never()).close(any());
        resume(writer);

        verify(session).close(CloseMode.IMMEDIATE);
    }

    @Test
    void tellsThePreviousHandlerOfTheEnd() {
        IOEventHandler writer = takeOver(Write.atOnce(bytes("a")), End.STALL);

        writer.disconnected(session);

        verify(previous).disconnected(session);
    }

    private IOEventHandler takeOver(Write write, End end) {
        RawWriter.takeOver(session, new RawOutput(200, List.of(write), end), timer);
        var writer = ArgumentCaptor.forClass(IOEventHandler.class);
        verify(session).upgrade(writer.capture());
        return writer.getValue();
    }

    private void resume(IOEventHandler writer) throws IOException {
        resumptions.removeLast().run();
        writer.outputReady(session);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(US_ASCII);
    }
}
