package flags.common;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GifTest {
    private static final String NO_COLORS = "\0\0\0\0\0\0\0";
    private static final String FOUR_COLORS = "\0\0\0\0\u0081\0\0rgbrgbrgbrgb";
    private static final String IMAGE = ",xxyywwhh\0\2\3;;;\0";
    private static final String IMAGE_WITH_TWO_COLORS = ",xxyywwhh\u0080rgbrgb\2\3;;;\1;\0";
    private static final String COMMENT = "!\u00fe\4;...\0";

    @Test
    void aRenderedFlagIsComplete() throws IOException {
        assertThat(Gif.isComplete(DownloadFixtures.flag("BR"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF87a" + NO_COLORS + ";",
                "GIF89a" + FOUR_COLORS + ";",
                "GIF89a" + FOUR_COLORS + IMAGE + ";",
                "GIF89a" + NO_COLORS + COMMENT + IMAGE_WITH_TWO_COLORS + IMAGE + COMMENT + ";"
            })
    void aGifIsCompleteOnlyWithItsTrailer(String complete) {
        byte[] gif = complete.getBytes(ISO_8859_1);

        assertThat(Gif.isComplete(gif)).isTrue();
        assertThat(IntStream.range(0, gif.length)).noneMatch(length -> Gif.isComplete(Arrays.copyOf(gif, length)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ";",
                "GIF89a",
                "GIF89a;",
                "GIF88a" + NO_COLORS + ";",
                "gif89a" + NO_COLORS + ";",
                "GIF89a" + NO_COLORS + "; ",
                "GIF89a" + NO_COLORS + ";;",
                "GIF89a" + NO_COLORS + "\0;",
                "GIF89a" + NO_COLORS + "<html>;",
                "GIF89a" + NO_COLORS + "!\u00fe\u00ff;",
                "<html>;"
            })
    void otherDataIsNotComplete(String data) {
        assertThat(Gif.isComplete(data.getBytes(ISO_8859_1))).isFalse();
    }
}
