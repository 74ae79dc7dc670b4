package flags.testing;

import flags.common.DownloadMany;
import flags.common.Style;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * What every flags program promises. The test of a program extends this class, names the program's style and its
 * {@code downloadMany}, and adds nothing.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class DownloaderContract {
    private final Style style;
    private final DownloadMany downloadMany;

    /** The contract, applied to a program. */
    protected DownloaderContract(Style style, DownloadMany downloadMany) {
        this.style = style;
        this.downloadMany = downloadMany;
    }

    @Nested
    class WithAFlagServer extends CountingContract {
        WithAFlagServer() {
            super(style, downloadMany);
        }
    }

    @Nested
    class Concurrently extends ConcurrencyContract {
        Concurrently() {
            super(style, downloadMany);
        }
    }

    @Nested
    class WithAServerThatMisbehaves extends FailureContract {
        WithAServerThatMisbehaves() {
            super(style, downloadMany);
        }
    }

    @Nested
    class WhenInterrupted extends InterruptionContract {
        WhenInterrupted() {
            super(style, downloadMany);
        }
    }
}
