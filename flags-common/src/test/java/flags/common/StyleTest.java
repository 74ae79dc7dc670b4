package flags.common;

import static org.assertj.core.api.Assertions.assertThat;

import flags.common.Style.Order;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class StyleTest {
    private static final Style STYLE = new Style("threadpool", 30, 1000, Order.SUBMISSION);

    @Test
    void programIsNamedAfterTheStyle() {
        assertThat(STYLE.program()).isEqualTo("flags-threadpool");
    }

    @Test
    void threadsAreNamedAfterTheStyleAndNumbered() {
        // given
        ThreadFactory threads = STYLE.threadFactory();

        // when
        List<Thread> made = List.of(threads.newThread(() -> {}), threads.newThread(() -> {}));

        // then
        assertThat(made).map(Thread::getName).containsExactly("threadpool-1", "threadpool-2");
    }
}
