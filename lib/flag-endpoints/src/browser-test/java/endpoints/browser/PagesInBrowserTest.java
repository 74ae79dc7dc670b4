package endpoints.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import browser.Axe;
import browser.Chromium;
import endpoints.flags.FlagServer;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.DelayDistribution;
import endpoints.server.EndpointServer;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;

@Timeout(60)
@TestInstance(Lifecycle.PER_CLASS)
class PagesInBrowserTest {
    private static final int TEAPOT = 418;
    private static final String NO_BROWSER = "no chromium and chromedriver on the PATH";
    private static final int WIDE_PIXELS = 1280;
    private static final int NARROW_PIXELS = 320;

    static final List<String> PAGES = List.of("LOCAL /", "LOCAL /flags/", "REFUSING /", "REFUSING /flags/", "PRICES /");

    private Map<String, EndpointServer> servers = Map.of();
    private Chromium browser;
    private Chromium browserWithoutJavaScript;
    private ChromeDriver driver;

    @BeforeAll
    void startServersAndBrowser() throws Exception {
        assumeTrue(Chromium.isInstalled(), NO_BROWSER);
        servers = Map.of(
                "LOCAL", FlagServer.start(new Behavior(DelayDistribution.NONE, 0, 0)),
                "REFUSING", FlagServer.start(new Behavior(DelayDistribution.NONE, 0.25, Behavior.DEFAULT_SEED)),
                "PRICES", PriceServer.start(new Behavior(DelayDistribution.NONE, 0, 0)));
        browser = Chromium.start();
        browserWithoutJavaScript = Chromium.startWithoutJavaScript();
        driver = browser.driver();
    }

    @AfterAll
    void closeServersAndBrowser() {
        Stream.of(browser, browserWithoutJavaScript).filter(Objects::nonNull).forEach(Chromium::close);
        servers.values().forEach(EndpointServer::close);
    }

    @BeforeEach
    void resetBrowser() {
        browser.setWidth(WIDE_PIXELS);
        browser.preferColors("light");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL /, 1280, light", "REFUSING /flags/, 1280, light", "PRICES /, 1280, light",
        "LOCAL /, 320, dark", "REFUSING /flags/, 320, dark", "PRICES /, 320, dark"
    })
    void isAccessible(String page, int width, String colors) {
        browser.setWidth(width);
        browser.preferColors(colors);
        open(page);

        assertThat(Axe.findings(browser)).isEmpty();
    }

    @Test
    void axeFindsViolations() {
        driver.get("data:text/html,<title>bad</title><p style='color: silver'>pale<img src='x'>");

        assertThat(Axe.findings(browser).toString()).contains("html-has-lang", "image-alt", "color-contrast");
    }

    @ParameterizedTest
    @CsvSource({
        "LOCAL /, Flag server",
        "LOCAL /flags/, 194 flags",
        "PRICES /, Price server",
    })
    void hasTitleHeadingAndLanguage(String page, String title) {
        open(page);

        assertThat(driver.getTitle()).isEqualTo(title);
        assertThat(driver.findElements(By.tagName("h1")))
                .extracting(WebElement::getText)
                .containsExactly(title);
        assertThat(browser.evaluate("document.documentElement.lang")).isEqualTo("en");
    }

    @Test
    void showsAllFlags() {
        open("LOCAL /flags/");

        assertThat(driver.findElements(By.cssSelector("li img"))).hasSize(194);
        assertThat(loadedImages(browser)).isEqualTo(194L);
    }

    @Test
    void marksFlagsWithAFault() {
        open("REFUSING /flags/");

        assertThat(driver.findElement(By.tagName("main")).getText()).contains("44 of them meet a deliberate fault");
        assertThat(driver.findElements(By.partialLinkText("status:418"))).hasSize(44);
        assertThat(loadedImages(browser)).isEqualTo(194L - 44);
    }

    private static Object loadedImages(Chromium browser) {
        return browser.evaluate("[...document.images].filter(image => image.naturalWidth == 400).length");
    }

    @ParameterizedTest
    @CsvSource({"LOCAL /", "REFUSING /"})
    void showsFlagsThatAreNotRefused(String page) {
        open(page);

        assertThat(loadedImages(browser)).isEqualTo(6L);
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void doesNotScrollHorizontallyOnNarrowScreen(String page) {
        browser.setWidth(NARROW_PIXELS);
        open(page);

        assertThat(browser.evaluate("innerWidth")).isEqualTo((long) NARROW_PIXELS);
        assertThat(browser.evaluate("document.documentElement.scrollWidth"))
                .isEqualTo(browser.evaluate("document.documentElement.clientWidth"));
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void followsThePreferredColorScheme(String page) {
        browser.preferColors("dark");
        open(page);

        assertThat(brightness("backgroundColor")).isLessThan(0.2);
        assertThat(brightness("color")).isGreaterThan(0.8);
    }

    /** The mean of red, green and blue, from 0 to 1. */
    private double brightness(String property) {
        String color = "getComputedStyle(document.body)." + property;
        return ((Number) browser.evaluate(color + ".match(/\\d+/g).reduce((sum, part) => sum + +part, 0) / 765"))
                .doubleValue();
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void everyLinkIsReachableByKeyboard(String page) {
        open(page);
        driver.executeScript("""
                window.visited = [];
                addEventListener('focusin', event => {
                    const outline = getComputedStyle(event.target).outline;
                    visited.push([...document.links].indexOf(event.target) + (outline.includes('solid 3px') ? ' seen' : ''));
                });
                """);
        int links = driver.findElements(By.tagName("a")).size();

        driver.findElement(By.tagName("body")).sendKeys(Keys.TAB.toString().repeat(links));

        assertThat((List<?>) browser.evaluate("visited"))
                .isEqualTo(IntStream.range(0, links)
                        .mapToObj(link -> link + " seen")
                        .toList());
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void loadsNothingFromOtherServers(String page) {
        open(page);

        assertThat((List<?>) browser.evaluate("performance.getEntriesByType('resource').map(entry => entry.name)"))
                .allMatch(name ->
                        name.toString().startsWith(url(page).resolve("/").toString()));
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void linksMatchTheirText(String page) throws Exception {
        open(page);
        var http = HttpClient.newHttpClient();
        List<?> links =
                (List<?>) browser.evaluate("[...document.links].map(link => link.innerText + '\\n' + link.href)");

        assertThat(links).isNotEmpty();
        for (Object link : links) {
            String text = link.toString().substring(0, link.toString().lastIndexOf('\n'));
            URI target = URI.create(link.toString().substring(text.length() + 1));
            if (target.getFragment() != null) {
                assertThat(driver.findElements(By.id(target.getFragment()))).hasSize(1);
                assertThat(target.getFragment()).startsWithIgnoringCase(text);
                continue;
            }
            if (!target.getPath().startsWith("/fault/")) { // faults of all kinds have tests of their own
                HttpResponse<Void> response =
                        http.send(HttpRequest.newBuilder(target).build(), BodyHandlers.discarding());
                int expected = text.contains("status:418") ? TEAPOT : HttpURLConnection.HTTP_OK;
                assertThat(response.statusCode()).as("status of %s", target).isEqualTo(expected);
            }
            if (text.startsWith("/")) {
                assertThat(target.getPath()).isEqualTo(text);
            }
        }
    }

    @Test
    void navigatesToAFlagAndBack() {
        open("LOCAL /");

        driver.findElement(By.linkText("/flags/")).click();
        driver.findElement(By.partialLinkText("Brazil")).click();
        assertThat(driver.getCurrentUrl()).endsWith("/flags/br/br.gif");
        assertThat(driver.getTitle()).contains("400×300");

        driver.navigate().back();
        driver.findElement(By.linkText("All resources")).click();
        assertThat(driver.getTitle()).isEqualTo("Flag server");
    }

    @Test
    void showsPrices() {
        open("PRICES /");
        List<WebElement> prices = driver.findElements(By.cssSelector("td a"));
        WebElement price = prices.get(6);
        String close = price.getText();

        assertThat(prices).hasSize(33);
        assertThat(price.getAttribute("href")).endsWith("/price/bitstamp/btc/2020-04-01");
        assertThat(close).isEqualTo("6421.14");
        assertThat(driver.findElements(By.xpath("//td[contains(., '*')]"))).hasSize(5);

        price.click();

        assertThat(driver.getPageSource()).contains("\"close\":" + close + ",");
    }

    @ParameterizedTest
    @FieldSource("PAGES")
    void isCompleteWithoutJavaScript(String page) {
        open(page);
        String withJavaScript = driver.findElement(By.tagName("body")).getText();

        ChromeDriver plain = browserWithoutJavaScript.driver();
        plain.get(url(page).toString());

        assertThat(plain.findElement(By.tagName("body")).getText()).isEqualTo(withJavaScript);
        assertThat(loadedImages(browserWithoutJavaScript)).isEqualTo(loadedImages(browser));
    }

    @Test
    void javaScriptIsDisabled() {
        browserWithoutJavaScript
                .driver()
                .get("data:text/html,<title>off</title><script>document.title = 'on'</script>");

        assertThat(browserWithoutJavaScript.driver().getTitle()).isEqualTo("off");
    }

    private void open(String page) {
        driver.get(url(page).toString());
    }

    private URI url(String page) {
        String[] serverAndPath = page.split(" ", -1);
        return URI.create(Objects.requireNonNull(servers.get(serverAndPath[0])).address())
                .resolve(serverAndPath[1]);
    }
}
