package flags.common;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GifTest {
    @Test
    void aRenderedFlagIsAWholeGif() throws IOException {
        assertThat(Gif.isWhole(Downloading.flag("BR"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GIF87a;", "GIF89a;", "GIF89a...;"})
    void whatBeginsAndEndsAsAGifIsWhole(String data) {
        assertThat(Gif.isWhole(data.getBytes(ISO_8859_1))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ";", "GIF89a", "GIF89", "GIF89;", "GIF88a;", "gif89a;", "GIF89a; ", "<html>;"})
    void anythingElseIsNot(String data) {
        assertThat(Gif.isWhole(data.getBytes(ISO_8859_1))).isFalse();
    }
}
