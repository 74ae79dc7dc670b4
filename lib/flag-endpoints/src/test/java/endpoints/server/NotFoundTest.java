package endpoints.server;

import static org.assertj.core.api.Assertions.assertThat;

import endpoints.flags.FlagServer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NotFoundTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/flags/zz/zz.gif",
                "/flags/zz/metadata.json",
                "/flags/br/us.gif",
                "/flags/BR/BR.gif",
                "/flags/br/",
                "/flags/br",
                "/flags/br/br.gif/",
                "/flags/br/br.gif.gif",
                "/flags//br/br.gif",
                "/flags/br/country_names.txt",
                "/favicon.ico",
                "/flags/br/../br/br.gif",
                "/flags/../../../../etc/passwd",
                "/flags/%2e%2e/%2e%2e/etc/passwd",
                "/flags/..%2f..%2fetc%2fpasswd",
                "/flags/..%5c..%5cetc%5cpasswd",
                "/flags/.%2e/%2E./etc/passwd",
                "/flags/%252e%252e/%252e%252e/etc/passwd",
                "/flags/%c0%ae%c0%ae/%c0%ae%c0%ae/etc/passwd",
                "/flags/%u002e%u002e/%u002e%u002e/etc/passwd",
                "/flags/..;/..;/etc/passwd",
                "/flags/..\\..\\etc\\passwd",
                "file:///etc/passwd",
                "///etc/passwd",
                "http://localhost/../../etc/passwd",
                "/flags/br%00/br.gif",
                "/flags/br/br.gif%0a",
                "/flags/%zz/%",
                "/flags/%ff%fe/x.gif",
                "*"
            })
    void respondsNotFound(String path) throws Exception {
        try (var server = FlagServer.start(Endpoint.LOCAL.defaultBehavior());
                var connection = RawConnection.to(server)) {
            connection.sendGet(path);
            RawResponse response = connection.read();

            assertThat(response.statusLine()).isEqualTo("HTTP/1.1 404 Not Found");
            assertThat(response.headers()).containsEntry("content-type", "text/plain; charset=UTF-8");
            assertThat(response.text()).startsWith("not found: ");
        }
    }
}
