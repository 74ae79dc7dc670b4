package commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArgumentsTest {
    private static final Option FLAG = Option.builder("f").longOpt("flag").get();
    private static final Option NUMBER =
            Option.builder("n").longOpt("number").hasArg().argName("N").get();
    private static final Option LONG_ONLY =
            Option.builder().longOpt("numerator").hasArg().argName("N").get();

    private static final Option MAX_SIZE =
            Option.builder().longOpt("max-size").hasArg().argName("N").get();

    @Test
    void optionsAndOperandsCanBeMixed() throws UsageException {
        // when
        Arguments arguments = parse("a", "-f", "b", "--number", "3", "c");

        // then
        assertThat(arguments.has(FLAG)).isTrue();
        assertThat(arguments.text(NUMBER)).contains("3");
        assertThat(arguments.operands()).containsExactly("a", "b", "c");
    }

    @Test
    void twoDashesEndTheOptions() throws UsageException {
        // when
        Arguments arguments = parse("--", "-f");

        // then
        assertThat(arguments.has(FLAG)).isFalse();
        assertThat(arguments.operands()).containsExactly("-f");
    }

    @Test
    void absentOptionsAreEmpty() throws UsageException {
        // when
        Arguments arguments = parse();

        // then
        assertThat(arguments.text(NUMBER)).isEmpty();
        assertThat(arguments.count(NUMBER)).isEmpty();
        assertThat(arguments.seconds(NUMBER, Duration.ZERO, Duration.ofDays(1))).isEmpty();
        assertThat(arguments.decimal(NUMBER, BigDecimal.ZERO, BigDecimal.ONE)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--nix | there is no option --nix (-h lists all options)",
                "-n | -n needs a value: N",
                "--numerator | --numerator needs a value: N",
                "--num=1 | --num is ambiguous: --number, --numerator",
                "-f --numerator 1 | --numerator and -f exclude each other",
                "--numerator 1 -f | -f and --numerator exclude each other",
            })
    void describesEachErrorInOneLine(String commandLine, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(commandLine.split(" ", -1)))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "42", "2147483647"})
    void parsesCountsFromOne(String text) throws UsageException {
        assertThat(parse("-n", text).count(NUMBER)).contains(Integer.valueOf(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "1.0", "x", "", "٣", "३", "３"})
    void rejectsInvalidCounts(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("-n", text).count(NUMBER))
                .withMessage("-n takes a whole number from 1 to 2147483647, not '" + text + "'");
    }

    @Test
    void parsesSecondsWithinTheirRange() throws UsageException {
        // given
        Duration most = Duration.ofSeconds(2);

        // when / then
        assertThat(parse("-n", "1.5").seconds(NUMBER, Duration.ZERO, most)).contains(Duration.ofMillis(1500));
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("-n", "2.5").seconds(NUMBER, Duration.ZERO, most))
                .withMessage("-n takes a number of seconds from 0 to 2, not '2.5'");
    }

    @Test
    void parsesDecimalNumbersWithinTheirRange() throws UsageException {
        for (String right : new String[] {"0", "0.25", "1"}) {
            assertThat(parse("-n", right).decimal(NUMBER, BigDecimal.ZERO, BigDecimal.ONE))
                    .contains(new BigDecimal(right));
        }
        for (String wrong : new String[] {"1.01", "-0.1", "a quarter"}) {
            assertThatExceptionOfType(UsageException.class)
                    .isThrownBy(() -> parse("-n", wrong).decimal(NUMBER, BigDecimal.ZERO, BigDecimal.ONE))
                    .withMessage("-n takes a number from 0 to 1, not '" + wrong + "'");
        }
    }

    private static Arguments parse(String... args) throws UsageException {
        var options = new Options()
                .addOption(NUMBER)
                .addOption(MAX_SIZE)
                .addOptionGroup(new OptionGroup().addOption(FLAG).addOption(LONG_ONLY));
        return Arguments.parse(options, args);
    }

    @Test
    void textsKeepTheOrderOfValues() throws UsageException {
        assertThat(parse("-n", "3", "--number", "1").texts(NUMBER)).containsExactly("3", "1");
        assertThat(parse().texts(NUMBER)).isEmpty();
    }

    private enum Choice {
        ONE,
        TWO_WORDS,
        THREE
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-words", "TWO-Words"})
    void choicesIgnoreCaseAndUseHyphens(String text) throws UsageException {
        assertThat(parse("-n", text).choice(NUMBER, Choice.class)).contains(Choice.TWO_WORDS);
    }

    @Test
    void anAbsentChoiceIsEmpty() throws UsageException {
        assertThat(parse().choice(NUMBER, Choice.class)).isEmpty();
    }

    @Test
    void anUnknownChoiceIsRejectedWithTheListOfChoices() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("-n", "four").choice(NUMBER, Choice.class))
                .withMessage("-n takes one, two-words or three, not 'four'");
    }

    @Test
    void theLastOfSeveralValuesCounts() throws UsageException {
        assertThat(parse("-n", "3", "--number=5").count(NUMBER)).contains(5);
        assertThat(parse("-n3", "-n", "x", "-n7").count(NUMBER)).contains(7);
        assertThat(parse("--numerator", "1", "--numerator", "2").text(LONG_ONLY))
                .as("in a group")
                .contains("2");
        assertThat(parse("-f", "--flag").has(FLAG)).isTrue();
    }

    @Test
    void longOptionsCanHaveUnderscoresForHyphens() throws UsageException {
        assertThat(parse("--max_size", "3").text(MAX_SIZE)).contains("3");
        assertThat(parse("--max_size=a_b").text(MAX_SIZE)).contains("a_b");
        assertThat(parse("--max-size=1", "--max_size=2").text(MAX_SIZE)).contains("2");
        assertThat(parse("--", "--max_size").operands()).containsExactly("--max_size");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"x\"", "\"", "'x'", " x ", "a\"b\""})
    void quotesArePartOfTheValue(String text) throws UsageException {
        assertThat(parse("-n", text).text(NUMBER)).contains(text);
        assertThat(parse("--number=" + text).text(NUMBER)).contains(text);
        assertThat(parse("-n" + text).text(NUMBER)).contains(text);
        assertThat(parse(text).operands()).containsExactly(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e-999999999", "1e999999999", "-1e-999999999", "0e2147483647", "0.0e-2147483647"})
    void rejectsHugeExponents(String text) {
        assertUsageError(() -> parse("-n", text).decimal(NUMBER, BigDecimal.ZERO, BigDecimal.ONE));
        assertUsageError(() -> parse("-n", text).seconds(NUMBER, Duration.ZERO, Duration.ofDays(1)));
        assertUsageError(() -> parse("-n", text + "ms").seconds(NUMBER, Duration.ZERO, Duration.ofDays(1)));
        assertUsageError(() -> parse("-n", text).integer(NUMBER, 0, 1));
    }

    @Test
    void rejectsThousandsOfDigitsAndShowsTheFirst() {
        String text = "1".repeat(100_000);

        for (ThrowingCallable parsing : List.<ThrowingCallable>of(
                () -> parse("-n", text).decimal(NUMBER, BigDecimal.ZERO, BigDecimal.ONE),
                () -> parse("-n", "0." + text).seconds(NUMBER, Duration.ZERO, Duration.ofDays(1)),
                () -> parse("-n", text).longInteger(NUMBER, 0, Long.MAX_VALUE))) {
            assertThatExceptionOfType(UsageException.class)
                    .isThrownBy(parsing)
                    .satisfies(e -> assertThat(e.getMessage()).endsWith("1...'").hasSizeLessThan(200));
        }
    }

    @Test
    void urlsCanBeRepeated() throws UsageException {
        assertThat(parse("-n", "http://b/", "-n", "http://a").urls(NUMBER, "http://localhost"))
                .containsExactly(URI.create("http://b"), URI.create("http://a"));
        assertThat(parse().urls(NUMBER, "http://localhost")).isEmpty();
    }

    @Test
    void eachOfSeveralUrlsIsChecked() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("-n", "ftp://b", "-n", "http://a").urls(NUMBER, "http://localhost"))
                .withMessage("-n takes a URL without query and fragment, such as http://localhost, not 'ftp://b'");
    }

    private static void assertUsageError(ThrowingCallable parsing) {
        assertThatExceptionOfType(UsageException.class).isThrownBy(parsing);
    }
}
