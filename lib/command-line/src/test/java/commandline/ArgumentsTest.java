package commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.Duration;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.OptionGroup;
import org.apache.commons.cli.Options;
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

    @Test
    void optionsAndOperandsMayBeMixed() throws UsageException {
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
    void whatWasNotGivenIsEmpty() throws UsageException {
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
    void saysInOneLineWhatIsWrong(String commandLine, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse(commandLine.split(" ", -1)))
                .withMessage(message);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "42", "2147483647"})
    void countsFromOne(String text) throws UsageException {
        assertThat(parse("-n", text).count(NUMBER)).contains(Integer.valueOf(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "2147483648", "1.0", "x", ""})
    void rejectsWhatIsNoCount(String text) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("-n", text).count(NUMBER))
                .withMessage("-n takes a whole number from 1 to 2147483647, not '" + text + "'");
    }

    @Test
    void readsSecondsWithinTheirRange() throws UsageException {
        // given
        Duration most = Duration.ofSeconds(2);

        // when / then
        assertThat(parse("-n", "1.5").seconds(NUMBER, Duration.ZERO, most)).contains(Duration.ofMillis(1500));
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("-n", "2.5").seconds(NUMBER, Duration.ZERO, most))
                .withMessage("-n takes a number of seconds from 0 to 2, not '2.5'");
    }

    @Test
    void readsDecimalNumbersWithinTheirRange() throws UsageException {
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
                .addOptionGroup(new OptionGroup().addOption(FLAG).addOption(LONG_ONLY));
        return Arguments.parse(options, args);
    }

    @Test
    void severalValuesKeepTheirOrder() throws UsageException {
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
    void aChoiceIsWrittenInAnyCaseAndWithHyphens(String text) throws UsageException {
        assertThat(parse("-n", text).choice(NUMBER, Choice.class)).contains(Choice.TWO_WORDS);
    }

    @Test
    void aChoiceMayBeLeftToTheProgram() throws UsageException {
        assertThat(parse().choice(NUMBER, Choice.class)).isEmpty();
    }

    @Test
    void anotherChoiceIsRefusedWithThoseThatThereAre() {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> parse("-n", "four").choice(NUMBER, Choice.class))
                .withMessage("-n takes one, two-words or three, not 'four'");
    }
}
