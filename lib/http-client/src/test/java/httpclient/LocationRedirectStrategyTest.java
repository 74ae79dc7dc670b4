package httpclient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.URI;
import java.net.URISyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocationRedirectStrategyTest {
    private static final URI BASE = URI.create("http://a/b/c/d;p?q");

    /** The examples of RFC 3986 §5.4, without fragments. */
    @ParameterizedTest
    @CsvSource({
        "g:h, g:h",
        "g, http://a/b/c/g",
        "./g, http://a/b/c/g",
        "g/, http://a/b/c/g/",
        "/g, http://a/g",
        "//g, http://g/",
        "?y, http://a/b/c/d;p?y",
        "g?y, http://a/b/c/g?y",
        "#s, http://a/b/c/d;p?q",
        "g#s, http://a/b/c/g",
        "g?y#s, http://a/b/c/g?y",
        ";x, http://a/b/c/;x",
        "g;x?y#s, http://a/b/c/g;x?y",
        "'', http://a/b/c/d;p?q",
        "., http://a/b/c/",
        "./, http://a/b/c/",
        ".., http://a/b/",
        "../, http://a/b/",
        "../g, http://a/b/g",
        "../.., http://a/",
        "../../, http://a/",
        "../../g, http://a/g",
        "../../../g, http://a/g",
        "../../../../g, http://a/g",
        "/./g, http://a/g",
        "/../g, http://a/g",
        "g., http://a/b/c/g.",
        ".g, http://a/b/c/.g",
        "g.., http://a/b/c/g..",
        "..g, http://a/b/c/..g",
        "./../g, http://a/b/g",
        "./g/., http://a/b/c/g/",
        "g/./h, http://a/b/c/g/h",
        "g/../h, http://a/b/c/h",
        "g;x=1/../y, http://a/b/c/y",
        "g?y/../x, http://a/b/c/g?y/../x",
        "http:g, http:g"
    })
    void resolvesReferences(String reference, URI resolved) throws URISyntaxException {
        assertThat(LocationRedirectStrategy.resolve(BASE, reference)).isEqualTo(resolved);
    }

    @ParameterizedTest
    @CsvSource({
        "a b, http://a/b/c/a%20b",
        "a%20b, http://a/b/c/a%20b",
        "100%, http://a/b/c/100%25",
        "%4, http://a/b/c/%254",
        "%zz, http://a/b/c/%25zz",
        "\u00c3\u00bc, http://a/b/c/%C3%BC",
        "?\u00fc\"<>, http://a/b/c/d;p?%FC%22%3C%3E",
        "[]\\^`{|}, http://a/b/c/%5B%5D%5C%5E%60%7B%7C%7D"
    })
    void percentEncodesIllegalCharacters(String reference, URI resolved) throws URISyntaxException {
        assertThat(LocationRedirectStrategy.resolve(BASE, reference)).isEqualTo(resolved);
    }

    @Test
    void rejectsAnInvalidAuthority() {
        assertThatExceptionOfType(URISyntaxException.class)
                .isThrownBy(() -> LocationRedirectStrategy.resolve(BASE, "http://[:"));
    }
}
