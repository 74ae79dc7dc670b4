package race.browser;

import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static race.output.Samples.IDLE;
import static race.output.Samples.cold;
import static race.output.Samples.results;

import browser.Chromium;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import race.page.Runs;
import race.results.RecordedRun;
import race.results.Results;

/** A page of three runs, open in a browser. */
@Timeout(120)
@TestInstance(Lifecycle.PER_CLASS)
abstract class PageInBrowser {
    private static final int WIDE_PIXELS = 1400;

    static final Results RESULTS = results(
            cold("sequential", 1, 4),
            cold("threadpool", 1, 1),
            cold("ascompleted", 1, 1.1),
            cold("wrong", 1, 1, IDLE, "miscounted"));

    static final List<RecordedRun> RUNS = List.of(Runs.SEQUENTIAL, Runs.THREADPOOL, Runs.ASCOMPLETED);

    static final Map<String, String> SOURCES = Map.of(
            "flags-sequential", source("loop();"),
            "flags-threadpool", source("pool();\n    get();"),
            "flags-ascompleted", source("pool();\n    take();"));

    private static String source(String body) {
        return """
                package flags;

                /** A style. */
                final class Main {
                  static void downloadMany() {
                    %s
                    end();
                  }
                }
                """.formatted(body);
    }

    @TempDir
    Path directory;

    Chromium browser;

    ReplayPage page;

    @BeforeAll
    void startBrowser() throws IOException {
        assumeTrue(Chromium.isInstalled(), "no chromium and chromedriver on the PATH");
        browser = Chromium.start();
        browser.addScript(ReplayPage.MANUAL_FRAMES);
    }

    @AfterAll
    void closeBrowser() {
        if (browser != null) {
            browser.close();
        }
    }

    @BeforeEach
    void openPage() throws IOException {
        page = new ReplayPage(browser, directory.resolve("index.html"));
        browser.setWidth(WIDE_PIXELS);
        browser.preferColors("light");
        page.open(Optional.of(RESULTS), RUNS, SOURCES);
    }
}
