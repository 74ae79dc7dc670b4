package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesTest {
    private static final String HTML = "text/html; charset=UTF-8";

    @Test
    void homePageLinksToTheResources() throws Exception {
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            HttpResponse<String> page = new FlagClient(server).get("/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue(HTML);
            assertThat(page.body())
                    .contains(
                            "answers at once",
                            "\"/flags/\"",
                            "\"/flags/br/br.gif\"",
                            "\"/flags/br/metadata.json\"",
                            "\"/status\"");
        }
    }

    @Test
    void homePageDescribesTheBehavior() throws Exception {
        var range = new DelayDistribution(Duration.ofMillis(500), Duration.ofSeconds(5));

        try (var delay = FlagServer.start(Endpoint.DELAY.defaultBehavior());
                var error = FlagServer.start(Endpoint.ERROR.behavior(range, 0.25, 1))) {
            assertThat(new FlagClient(delay).get("/").body())
                    .contains("<p>This endpoint delays each response by 0.5 s.</p>");
            assertThat(new FlagClient(error).get("/").body())
                    .contains("delays each response by 0.5 to 5 s and refuses 25 % of the codes");
        }
    }

    @Test
    void showsAllFlags() throws Exception {
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            HttpResponse<String> page = new FlagClient(server).get("/flags/");

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Content-Type")).hasValue(HTML);
            assertThat(page.body().split("<img ", -1))
                    .as("parts separated by images")
                    .hasSize(1 + 194);
            assertThat(page.body()).contains("<img src=\"br/br.gif\"", "<b>BR</b> Brazil<", "<b>CI</b> Côte d'Ivoire<");
        }
    }

    @Test
    void indexWithoutSlashIsARedirect() throws Exception {
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            HttpResponse<String> response = new FlagClient(server).get("/flags");

            assertThat(response.statusCode()).isEqualTo(301);
            assertThat(response.headers().firstValue("Location")).hasValue("/flags/");
        }
    }

    @Test
    void indexMarksRefusedFlags() throws Exception {
        try (var server = FlagServer.start(Endpoint.ERROR.defaultBehavior())) {
            String page = new FlagClient(server).get("/flags/").body();

            assertThat(page)
                    .contains(
                            "44 of them meet a deliberate fault",
                            "<span class=\"fault\">status:418</span><b>AD</b> Andorra");
            assertThat(page.split("class=\"fault\"", -1)).hasSize(1 + 44);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/flags/"})
    void unchangedPagesAreNotModified(String path) throws Exception {
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior())) {
            String tag = new FlagClient(server)
                    .get(path)
                    .headers()
                    .firstValue("ETag")
                    .orElseThrow();

            assertThat(new FlagClient(server).get(path, "If-None-Match", tag).statusCode())
                    .isEqualTo(304);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/flags/"})
    void pagesAreNeitherDelayedNorRefused(String path) throws Exception {
        var refusingEverything = new Behavior(DelayDistribution.constant(Duration.ofDays(1)), 1, 0);

        try (var server = FlagServer.start(refusingEverything)) {
            HttpResponse<String> page = new FlagClient(server).get(path);

            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.headers().firstValue("Server-Timing")).isEmpty();
        }
    }
}
