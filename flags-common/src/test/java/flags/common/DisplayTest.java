package flags.common;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;

import commandline.Console;
import commandline.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class DisplayTest {
    private final Future<Void> future = new FutureTask<>(() -> {}, null) {
        @Override
        public String toString() {
            return "FutureTask[Not completed]";
        }
    };

    @Test
    void linesTellOfEachEventOnStandardOutput() {
        // given
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var console = new Console(new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8), true);

        // when
        try (Display lines = Display.ofLines(console)) {
            lines.scheduled("BR", future);
            lines.completed("BR", future);
            lines.ended("BR OK");
        }

        // then
        assertThat(out.toString(UTF_8)).isEqualToNormalizingNewlines("""
                BR scheduled: FutureTask[Not completed]
                BR completed: FutureTask[Not completed]
                BR OK
                """);
        assertThat(err.toString(UTF_8)).isEmpty();
    }

    @Test
    void aBarMovesAStepForEachDownloadThatEnded() {
        // given
        Progress progress = mock(Progress.class);

        // when
        try (Display bar = Display.ofBar(progress)) {
            bar.scheduled("BR", future);
            bar.completed("BR", future);
            bar.ended("BR OK");
        }

        // then
        InOrder events = inOrder(progress);
        events.verify(progress).step();
        events.verify(progress).close();
        events.verifyNoMoreInteractions();
    }
}
