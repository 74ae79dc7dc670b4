package timelines;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelinesTest {
    private static final State FOUND = new State("found", BarStyle.PLAIN);
    private static final State MISSING = new State("missing", BarStyle.STRIPED);
    private static final State IDLE = new State("idle", BarStyle.PALE);
    private static final int SKY_BLUE = 0xFF56B4E9;
    private static final int ORANGE = 0xFFE69F00;

    @Test
    void isAWidePngImage() {
        assertThat(image(bar(ofSeconds(1))).getWidth()).isEqualTo(1600);
    }

    @Test
    void fillsABarWithTheColorOfItsState() {
        BufferedImage image =
                image(new Bar(ZERO, ofSeconds(3), FOUND, ""), new Bar(ofSeconds(3), ofSeconds(4), MISSING, ""));

        long blue = count(image, SKY_BLUE);
        assertThat(blue).isGreaterThan(20_000);
        assertThat(count(image, ORANGE)).isBetween(1_000L, blue / 3);
    }

    @Test
    void panelsShareATimeAxis() {
        Panel first = new Panel("first", List.of(lane(new Bar(ofSeconds(1), ofSeconds(2), FOUND, ""))));
        Panel second = new Panel(
                "second",
                List.of(
                        lane(new Bar(ofSeconds(1), ofSeconds(2), MISSING, "")),
                        lane(new Bar(ZERO, ofSeconds(9), IDLE, ""))));

        BufferedImage image = image(new Timelines("both", List.of(first, second)));

        assertThat(firstColumn(image, ORANGE)).isCloseTo(firstColumn(image, SKY_BLUE), within(2));
    }

    @ParameterizedTest
    @CsvSource({"0, at the beginning", "500, within", "1000, at the end"})
    void drawsABarWithoutDurationAsALine(long millis, String where) {
        Bar fullBar = new Bar(ZERO, ofSeconds(1), IDLE, "");
        Bar instant = new Bar(ofMillis(millis), ofMillis(millis), IDLE, "");

        assertThat(difference(twoLanes(fullBar), twoLanes(fullBar, instant)))
                .as(where)
                .isPositive();
    }

    @Test
    void omitsALabelThatDoesNotFit() {
        Bar fullBar = bar(ofSeconds(100));
        String tooLong = "the label of a bar";

        assertThat(difference(image(fullBar), image(bar(ofSeconds(100), tooLong))))
                .isPositive();
        assertThat(difference(
                        twoLanes(fullBar, new Bar(ZERO, ofSeconds(1), FOUND, "")),
                        twoLanes(fullBar, new Bar(ZERO, ofSeconds(1), FOUND, tooLong))))
                .isZero();
    }

    @Test
    void boundsTheHeightOfHundredsOfLanes() {
        List<Lane> lanes = Collections.nCopies(300, lane(bar(ofSeconds(1))));

        BufferedImage image = image(new Timelines("many", List.of(new Panel("lanes", lanes))));

        assertThat(image.getHeight()).isBetween(1_800, 2_400);
    }

    @Test
    void drawsIdleThreads() {
        assertThat(image().getHeight()).isPositive();
    }

    @Test
    void rejectsInvalidData() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Bar(ofSeconds(2), ofSeconds(1), FOUND, "BR"))
                .withMessageContaining("BR");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bar(ofSeconds(-1), ofSeconds(1), FOUND, "BR"));
        assertThatIllegalArgumentException().isThrownBy(() -> new Timelines("none", List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new Panel("none", List.of()));
    }

    private static Bar bar(Duration end) {
        return bar(end, "");
    }

    private static Bar bar(Duration end, String label) {
        return new Bar(ZERO, end, FOUND, label);
    }

    private static Lane lane(Bar... bars) {
        return new Lane("thread", List.of(bars));
    }

    private static Timelines timelines(Bar... bars) {
        return new Timelines("a run", List.of(new Panel("panel", List.of(lane(bars)))));
    }

    private static BufferedImage image(Timelines timelines) {
        try {
            return ImageIO.read(new ByteArrayInputStream(timelines.toPng()));
        } catch (ChartException | IOException e) {
            throw new AssertionError(e);
        }
    }

    private static BufferedImage image(Bar... bars) {
        return image(timelines(bars));
    }

    /** Returns an image with the first bar on one lane and the others on a second lane. */
    private static BufferedImage twoLanes(Bar first, Bar... others) {
        List<Lane> lanes = List.of(lane(first), lane(others));
        return image(new Timelines("a run", List.of(new Panel("panel", lanes))));
    }

    private static long count(BufferedImage image, int color) {
        return IntStream.of(pixels(image)).filter(pixel -> pixel == color).count();
    }

    /** Returns the first column that contains the color above the legend. */
    private static int firstColumn(BufferedImage image, int color) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(0, image.getHeight() - 100).anyMatch(y -> image.getRGB(x, y) == color))
                .findFirst()
                .orElseThrow();
    }

    private static long difference(BufferedImage one, BufferedImage other) {
        int[] pixels = pixels(one);
        int[] others = pixels(other);
        assertThat(others).hasSameSizeAs(pixels);
        return IntStream.range(0, pixels.length)
                .filter(i -> pixels[i] != others[i])
                .count();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
