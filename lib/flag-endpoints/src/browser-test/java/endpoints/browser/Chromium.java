package endpoints.browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A headless Chromium from the PATH that connects to no other servers than ours. */
final class Chromium implements AutoCloseable {
    private static final int HEIGHT_PIXELS = 900;
    private static final int BLOCKED = 2;

    /** Silences a warning about the version of the DevTools protocol. The commands used here exist in every version. */
    private static final Logger DEVTOOLS_LOGGER = Logger.getLogger("org.openqa.selenium.devtools");

    private final ChromeDriver driver;

    private Chromium(ChromeOptions options) {
        DEVTOOLS_LOGGER.setLevel(Level.SEVERE);
        // With an explicit path, Selenium does not look for a driver to download.
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(executable("chromedriver").orElseThrow().toFile())
                .build();
        driver = new ChromeDriver(service, options);
    }

    static boolean isInstalled() {
        return executable("chromium").isPresent() && executable("chromedriver").isPresent();
    }

    static Chromium start() throws IOException {
        return new Chromium(options());
    }

    /** Starts a browser with JavaScript disabled. */
    static Chromium startWithoutJavaScript() throws IOException {
        return new Chromium(options()
                .setExperimentalOption(
                        "prefs", Map.of("profile.managed_default_content_settings.javascript", BLOCKED)));
    }

    private static ChromeOptions options() throws IOException {
        // Below target: the driver often leaves its default profile in the temporary directory of the system.
        Path profile = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium-");
        return new ChromeOptions()
                .setBinary(executable("chromium").orElseThrow().toFile())
                .addArguments(
                        "--headless",
                        "--no-sandbox", // Required for root. Safe, because only our own pages are opened.
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--user-data-dir=" + profile);
    }

    private static Optional<Path> executable(String name) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(Pattern.quote(File.pathSeparator), -1))
                .map(directory -> Path.of(directory, name))
                .filter(Files::isExecutable)
                .findFirst();
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Sets the width of the viewport, in CSS pixels. */
    void setWidth(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT_PIXELS, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Sets the preferred color scheme: light or dark. */
    void preferColors(String scheme) {
        Map<String, String> feature = Map.of("name", "prefers-color-scheme", "value", scheme);
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("features", new Object[] {feature}));
    }

    /** Returns the value of a JavaScript expression. Numbers are Long or Double. */
    Object evaluate(String expression) {
        return Objects.requireNonNull(driver.executeScript("return " + expression), expression);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
