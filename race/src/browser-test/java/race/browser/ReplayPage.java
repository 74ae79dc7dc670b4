package race.browser;

import static org.assertj.core.api.Assertions.assertThat;

import browser.Chromium;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import race.page.ResultPage;
import race.results.RecordedRun;
import race.results.Results;

/** The page in a browser. The animation draws a frame only when a test requests it. */
final class ReplayPage {
    /** Replaces the animation frames of the browser. */
    static final String MANUAL_FRAMES = """
            let pending = [];
            window.requestAnimationFrame = callback => pending.push(callback);
            window.runFrame = now => {
              const callbacks = pending;
              pending = [];
              callbacks.forEach(callback => callback(now));
            };
            """;

    private final Chromium browser;
    private final Path file;

    ReplayPage(Chromium browser, Path file) {
        this.browser = browser;
        this.file = file;
    }

    /** Writes the page and opens it from the file system. */
    void open(Optional<Results> results, List<RecordedRun> runs, Map<String, String> sources) throws IOException {
        Files.writeString(file, ResultPage.html(results, runs, sources));
        browser.driver().get(file.toUri().toString());
    }

    WebElement find(String selector) {
        return browser.driver().findElement(By.cssSelector(selector));
    }

    List<WebElement> findAll(String selector) {
        return browser.driver().findElements(By.cssSelector(selector));
    }

    void click(String selector) {
        find(selector).click();
    }

    void press(CharSequence... keys) {
        find("#stage").sendKeys(keys);
    }

    void select(String selector, String text) {
        findAll(selector + " option").stream()
                .filter(option -> option.getText().equals(text))
                .findFirst()
                .orElseThrow()
                .click();
    }

    /** Moves the scrubber, like a user who drags it. */
    void seek(int millis) {
        browser.driver()
                .executeScript(
                        "const range = document.getElementById('position'); range.value = arguments[0];"
                                + "range.dispatchEvent(new Event('input'));",
                        millis);
    }

    /** Lets the animation draw one frame. */
    void runFrame(int nowMillis) {
        browser.driver().executeScript("window.runFrame(arguments[0])", nowMillis);
    }

    /** Lets the toolbar scroll with the page, so that it never covers anything. */
    void releaseToolbar() {
        browser.driver().executeScript("document.querySelector('.toolbar').style.position = 'static'");
    }

    String time() {
        return find("#time").getText();
    }

    List<String> panels() {
        return findAll(".panel h3").stream().map(WebElement::getText).toList();
    }

    /** Returns a count in the head of a panel: in-flight, unread or read. */
    int count(String run, String name) {
        return Integer.parseInt(find(panel(run) + " .count-" + name + " b").getText());
    }

    /** Returns the last line of a panel's list of events: time, code and kind. */
    String lastEvent(String run) {
        List<WebElement> events = findAll(panel(run) + " .events li");
        return events.isEmpty() ? "" : events.get(events.size() - 1).getText().replaceAll("\\s+", " ");
    }

    String figures(String run) {
        return find(panel(run) + " .figures").getText();
    }

    static String panel(String run) {
        return ".panel[data-run='%s']".formatted(run);
    }

    /** Returns the bar of a flag. */
    WebElement bar(String run, String code) {
        return find("%s .bar[data-code='%s']".formatted(panel(run), code));
    }

    /** Returns the class of the bar of a flag, such as {@code bar ok read}. */
    String classOf(String run, String code) {
        return Objects.requireNonNull(bar(run, code).getAttribute("class")).strip();
    }

    double number(String expression) {
        return ((Number) browser.evaluate(expression)).doubleValue();
    }

    boolean overflowsSideways() {
        return number("document.documentElement.scrollWidth") > number("document.documentElement.clientWidth");
    }

    /** Presses Tab until an element has the focus. */
    void tabTo(String selector) {
        WebElement target = find(selector);
        for (int presses = 0; presses < 60; presses++) {
            WebElement active = browser.driver().switchTo().activeElement();
            if (active.equals(target)) {
                return;
            }
            active.sendKeys(Keys.TAB);
        }
        assertThat(Objects.requireNonNull(browser.driver().switchTo().activeElement()))
                .isEqualTo(target);
    }
}
