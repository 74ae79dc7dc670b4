package timelines;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelinesTest {
    private static final State FOUND = new State("found", BarStyle.PLAIN);
    private static final State MISSING = new State("missing", BarStyle.STRIPED);
    private static final State IDLE = new State("idle", BarStyle.PALE);
    private static final int SKY_BLUE = 0xFF56B4E9;
    private static final int ORANGE = 0xFFE69F00;

    @TempDir
    private Path directory;

    @SuppressWarnings("NullAway.Init") // JUnit sets the directory.
    TimelinesTest() {}

    @Test
    void writesAPngFileAndNothingBesideIt() throws IOException {
        Path file = directory.resolve("run.png");
        Files.writeString(file, "an older picture");

        timelines(new Bar(ZERO, ofSeconds(1), FOUND, "BR")).writePng(file);

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(image.getWidth()).isEqualTo(1600);
        assertThat(directory.toFile().listFiles()).containsExactly(file.toFile());
    }

    @Test
    void leavesNothingBehindWhereItCannotWrite() throws IOException {
        Path taken = Files.createDirectories(directory.resolve("run.png"));
        Timelines timelines = timelines(new Bar(ZERO, ofSeconds(1), FOUND, "BR"));

        assertThatExceptionOfType(IOException.class).isThrownBy(() -> timelines.writePng(taken));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> timelines.writePng(directory.resolve("missing/run.png")));

        assertThat(directory.toFile().listFiles()).containsExactly(taken.toFile());
    }

    @Test
    void fillsABarWithTheColourOfItsState() {
        BufferedImage image =
                image(new Bar(ZERO, ofSeconds(3), FOUND, ""), new Bar(ofSeconds(3), ofSeconds(4), MISSING, ""));

        long blue = count(image, SKY_BLUE);
        assertThat(blue).isGreaterThan(20_000);
        assertThat(count(image, ORANGE)).isBetween(1_000L, blue / 3);
    }

    @Test
    void putsPanelsOnTheSameAxis() {
        Panel brief = new Panel("brief", List.of(lane(new Bar(ofSeconds(1), ofSeconds(2), FOUND, ""))));
        Panel lengthy = new Panel(
                "lengthy",
                List.of(
                        lane(new Bar(ofSeconds(1), ofSeconds(2), MISSING, "")),
                        lane(new Bar(ZERO, ofSeconds(9), IDLE, ""))));

        BufferedImage image = new Timelines("both", List.of(brief, lengthy)).image();

        assertThat(firstColumn(image, ORANGE)).isCloseTo(firstColumn(image, SKY_BLUE), within(2));
    }

    @ParameterizedTest
    @CsvSource({"0, at the beginning", "500, within", "1000, at the end"})
    void drawsAMomentAsALine(long millis, String where) {
        Bar whole = new Bar(ZERO, ofSeconds(1), IDLE, "");
        Bar moment = new Bar(ofMillis(millis), ofMillis(millis), IDLE, "");

        assertThat(difference(twoLanes(whole), twoLanes(whole, moment)))
                .as(where)
                .isPositive();
    }

    @Test
    void leavesOutALabelThatDoesNotFit() {
        Bar whole = bar(ofSeconds(100));
        String tooLong = "the label of a bar";

        assertThat(difference(image(whole), image(bar(ofSeconds(100), tooLong))))
                .isPositive();
        assertThat(difference(
                        twoLanes(whole, new Bar(ZERO, ofSeconds(1), FOUND, "")),
                        twoLanes(whole, new Bar(ZERO, ofSeconds(1), FOUND, tooLong))))
                .isZero();
    }

    @Test
    void staysReadableInHeightWithHundredsOfLanes() {
        List<Lane> lanes = Collections.nCopies(300, lane(bar(ofSeconds(1))));

        BufferedImage image = new Timelines("many", List.of(new Panel("lanes", lanes))).image();

        assertThat(image.getHeight()).isBetween(1_800, 2_400);
    }

    @Test
    void drawsThreadsThatNeverDidAnything() {
        assertThat(image().getHeight()).isPositive();
    }

    @Test
    void refusesWhatCannotBeDrawn() {
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

    private static BufferedImage image(Bar... bars) {
        return timelines(bars).image();
    }

    /** The first bar on a lane, the others on a second one. */
    private static BufferedImage twoLanes(Bar first, Bar... others) {
        List<Lane> lanes = List.of(lane(first), lane(others));
        return new Timelines("a run", List.of(new Panel("panel", lanes))).image();
    }

    private static long count(BufferedImage image, int colour) {
        return IntStream.of(pixels(image)).filter(pixel -> pixel == colour).count();
    }

    /** The first column that has the colour, above the legend. */
    private static int firstColumn(BufferedImage image, int colour) {
        return IntStream.range(0, image.getWidth())
                .filter(x -> IntStream.range(0, image.getHeight() - 100).anyMatch(y -> image.getRGB(x, y) == colour))
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
