package flags.testing;

import flags.common.DownloadMany;
import flags.common.Style;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/**
 * The contract of every flags program. The test of a program extends this class with the program's style and its
 * {@code downloadMany}, and adds nothing.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
public abstract class DownloaderContract {
    private final Style style;
    private final DownloadMany downloadMany;

    /** Applies the contract to a program. */
    protected DownloaderContract(Style style, DownloadMany downloadMany) {
        this.style = style;
        this.downloadMany = downloadMany;
    }

    @Nested
    class Counting extends CountingContract {
        Counting() {
            super(DownloaderContract.this.style, DownloaderContract.this.downloadMany);
        }
    }

    @Nested
    class Concurrency extends ConcurrencyContract {
        Concurrency() {
            super(DownloaderContract.this.style, DownloaderContract.this.downloadMany);
        }
    }

    @Nested
    class Traits extends TraitContract {
        Traits() {
            super(DownloaderContract.this.style, DownloaderContract.this.downloadMany);
        }
    }

    @Nested
    class Memory extends MemoryContract {
        Memory() {
            super(DownloaderContract.this.style, DownloaderContract.this.downloadMany);
        }
    }

    @Nested
    class Failures extends FailureContract {
        Failures() {
            super(DownloaderContract.this.style, DownloaderContract.this.downloadMany);
        }
    }

    @Nested
    class Retries extends RetriesContract {
        Retries() {
            super(DownloaderContract.this.style, DownloaderContract.this.downloadMany);
        }
    }

    @Nested
    class FatalErrors extends FatalErrorContract {
        FatalErrors() {
            super(DownloaderContract.this.style, DownloaderContract.this.downloadMany);
        }
    }

    @Nested
    class Interruption extends InterruptionContract {
        Interruption() {
            super(DownloaderContract.this.style, DownloaderContract.this.downloadMany);
        }
    }
}
