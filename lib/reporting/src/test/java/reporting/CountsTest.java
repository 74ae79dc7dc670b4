package reporting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class CountsTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, UTF_8);

    @Test
    void printsALineForEachOutcome() {
        // when
        new Counts(17, 9, 2, 972).print(out, "flag", "downloaded", false);

        // then
        assertOut("""
                --------------------
                 17 flags downloaded.
                  9 not found.
                  2 errors.
                    Run with -v to see the reason for each error.
                972 not finished.
                """);
    }

    @Test
    void omitsZeroLinesAndUsesTheSingular() {
        // when
        new Counts(1, 0, 0, 0).print(out, "flag", "downloaded", false);
        new Counts(0, 0, 1, 0).print(out, "card", "made", false);

        // then
        assertOut("""
                --------------------
                  1 flag downloaded.
                --------------------
                  0 cards made.
                  1 error.
                    Run with -v to see the reason for each error.
                """);
    }

    @Test
    void doesNotRecommendVerboseOutputInAVerboseRun() {
        // when
        new Counts(0, 0, 1, 0).print(out, "flag", "downloaded", true);

        // then
        assertOut("""
                --------------------
                  0 flags downloaded.
                  1 error.
                """);
    }

    @Test
    @ResourceLock(Resources.LOCALE)
    void areTheSameInEveryLocale() {
        // given
        Locale original = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            // when
            new Counts(12, 1, 0, 2).print(out, "flag", "downloaded", false);
        } finally {
            Locale.setDefault(original);
        }

        // then
        assertOut("""
                --------------------
                 12 flags downloaded.
                  1 not found.
                  2 not finished.
                """);
    }

    @Test
    void arePropertiesOfAJsonObject() {
        // when
        JsonReport.print(out, new Counts(17, 9, 2, 972)::write);

        // then
        assertOut("{\"ok\":17,\"notFound\":9,\"errors\":2,\"unfinished\":972}\n");
    }

    private void assertOut(String expected) {
        assertThat(bytes.toString(UTF_8)).isEqualToNormalizingNewlines(expected);
    }
}
