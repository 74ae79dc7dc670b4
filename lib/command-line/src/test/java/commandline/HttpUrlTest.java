package commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpUrlTest {
    @ParameterizedTest
    @CsvSource({
        "http://localhost:8000/flags, http://localhost:8000/flags",
        "https://example.com/, https://example.com",
        "http://example.com///, http://example.com",
        "http://example.com/a%20b, http://example.com/a%20b",
        "http://example.com/%66lags/, http://example.com/%66lags",
        "http://[::1]:8000/flags, http://[::1]:8000/flags",
        "http://[::1%25lo]:8000, http://[::1%25lo]:8000",
    })
    void losesTheSlashesAtItsEnd(String text, String url) throws UsageException {
        assertThat(HttpUrl.parse("--base-url", "http://localhost", text)).isEqualTo(URI.create(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost:8000",
                "ftp://localhost",
                "http://",
                "http:///flags",
                "http://local host",
                "http://localhost/a b",
                "http://localhost/%zz",
                "http://localhost:0",
                "http://localhost:65536",
                "http://localhost:80x",
                "http://[::1",
                "http://[::x]",
                "http://localhost?v=2",
                "http://localhost/?",
                "http://localhost/#top"
            })
    void ofAnotherFormIsRejected(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> HttpUrl.parse("--base-url", "http://localhost", text))
                .withMessage("--base-url takes a URL without query and fragment, such as http://localhost, not '" + text
                        + "'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://user:secret@localhost",
                "http://secret@localhost",
                "http://user:secret with space@localhost",
                "http://user:%secret@localhost",
                "user:secret@localhost"
            })
    void withAPasswordIsRejectedWithoutPrintingIt(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> HttpUrl.parse("--base-url", "http://localhost", text))
                .withMessage("--base-url takes a URL without '@', user name and password");
    }
}
