package browser;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium from the PATH that connects to no other servers than ours. */
public final class Chromium implements AutoCloseable {
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

    /** Returns whether the PATH has the browser and its driver. */
    public static boolean isInstalled() {
        return executable("chromium").isPresent() && executable("chromedriver").isPresent();
    }

    /** Starts a browser. */
    public static Chromium start() throws IOException {
        return new Chromium(options());
    }

    /** Starts a browser with JavaScript disabled. */
    public static Chromium startWithoutJavaScript() throws IOException {
        return new Chromium(options()
                .setExperimentalOption(
                        "prefs", Map.of("profile.managed_default_content_settings.javascript", BLOCKED)));
    }

    private static ChromeOptions options() throws IOException {
        var logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        // Below target: the driver often leaves its default profile in the temporary directory of the system.
        Path profile = Files.createTempDirectory(Path.of("target").toAbsolutePath(), "chromium-");
        ChromeOptions options = new ChromeOptions();
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        return options.setBinary(executable("chromium").orElseThrow().toFile())
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

    /** Returns the driver. */
    public ChromeDriver driver() {
        return driver;
    }

    /** Sets the width of the viewport, in CSS pixels. */
    public void setWidth(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", HEIGHT_PIXELS, "deviceScaleFactor", 1, "mobile", false));
    }

    /** Sets the preferred color scheme: light or dark. */
    public void preferColors(String scheme) {
        emulateMedia("", List.of(Map.of("name", "prefers-color-scheme", "value", scheme)));
    }

    /** Sets the preference for reduced motion. */
    public void preferReducedMotion() {
        emulateMedia("", List.of(Map.of("name", "prefers-reduced-motion", "value", "reduce")));
    }

    /** Shows pages as they are printed. */
    public void emulatePrint() {
        emulateMedia("print", List.of());
    }

    private void emulateMedia(String media, List<Map<String, String>> features) {
        driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", media, "features", features));
    }

    /** Runs a script in each page before its own scripts. */
    public void addScript(String script) {
        driver.executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", script));
    }

    /** Returns the messages of the browser's log of a type, and clears it. */
    public List<String> log(String type) {
        return driver.manage().logs().get(type).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** Returns the value of a JavaScript expression. Numbers are Long or Double. */
    public Object evaluate(String expression) {
        return Objects.requireNonNull(driver.executeScript("return " + expression), expression);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
