package commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Among the lengths is one at which a text fills its line. */
class HelpTest {
    private static final int COLUMNS = 79;

    @ParameterizedTest
    @ValueSource(ints = {60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 71, 72})
    void alignsTheLinesOfTheUsage(int length) {
        Options options = new Options().addOption(option("x".repeat(40), ""));
        var operand = new Operand("y".repeat(length - "[]".length()), "");

        List<String> usage =
                Help.usage("some-program", List.of(operand), options).lines().toList();

        assertThat(usage).hasSize(2).allMatch(line -> line.length() <= COLUMNS);
        assertThat(usage.get(0)).startsWith("usage: some-program [--");
        assertThat(usage.get(1)).startsWith("       [y");
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43, 44, 45})
    void alignsTheLinesOfADescription(int length) {
        String description = "y".repeat(30) + " " + "y".repeat(length) + " " + "y".repeat(30);

        List<String> table = Help.table(List.of(), new Options().addOption(option("x".repeat(15), description)))
                .lines()
                .filter(line -> line.endsWith("y"))
                .toList();

        assertThat(table).hasSizeGreaterThan(1).allMatch(line -> line.length() <= COLUMNS);
        assertThat(table)
                .extracting(line -> line.indexOf('y'))
                .containsOnly(table.get(0).indexOf('y'));
    }

    private static Option option(String name, String description) {
        return Option.builder().longOpt(name).desc(description).get();
    }
}
