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
    private static final String NO_COLOURS = "\0\0\0\0\0\0\0";
    private static final String FOUR_COLOURS = "\0\0\0\0\u0081\0\0rgbrgbrgbrgb";
    private static final String IMAGE = ",xxyywwhh\0\2\3;;;\0";
    private static final String IMAGE_WITH_TWO_COLOURS = ",xxyywwhh\u0080rgbrgb\2\3;;;\1;\0";
    private static final String COMMENT = "!\u00fe\4;...\0";

    @Test
    void aRenderedFlagIsAWholeGif() throws IOException {
        assertThat(Gif.isComplete(Downloading.flag("BR"))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GIF87a" + NO_COLOURS + ";",
                "GIF89a" + FOUR_COLOURS + ";",
                "GIF89a" + FOUR_COLOURS + IMAGE + ";",
                "GIF89a" + NO_COLOURS + COMMENT + IMAGE_WITH_TWO_COLOURS + IMAGE + COMMENT + ";"
            })
    void isWholeFromItsSignatureToItsTrailerAndNotABlockBefore(String whole) {
        byte[] gif = whole.getBytes(ISO_8859_1);

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
                "GIF88a" + NO_COLOURS + ";",
                "gif89a" + NO_COLOURS + ";",
                "GIF89a" + NO_COLOURS + "; ",
                "GIF89a" + NO_COLOURS + ";;",
                "GIF89a" + NO_COLOURS + "\0;",
                "GIF89a" + NO_COLOURS + "<html>;",
                "GIF89a" + NO_COLOURS + "!\u00fe\u00ff;",
                "<html>;"
            })
    void anythingElseIsNot(String data) {
        assertThat(Gif.isComplete(data.getBytes(ISO_8859_1))).isFalse();
    }
}
