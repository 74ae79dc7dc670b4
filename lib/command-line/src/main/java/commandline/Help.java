package commandline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.help.HelpFormatter;
import org.apache.commons.cli.help.TableDefinition;
import org.apache.commons.cli.help.TextHelpAppendable;
import org.apache.commons.cli.help.TextStyle;

/** The help of a program. It does not use the indent of Commons CLI, which is lost if the text fills its line. */
final class Help {
    private static final int USAGE_COLUMNS = 79;
    private static final String USAGE = "usage: ";
    private static final String NO_BREAK_SPACE = "\u00a0";
    private static final Pattern SPACE_IN_BRACKETS = Pattern.compile(" (?=[^\\[]*\\])");

    private Help() {}

    /** Returns the usage line, wrapped between options. */
    static String usage(String name, List<Operand> operands, Options options) {
        String syntax = HelpFormatter.builder().get().toSyntaxOptions(List.copyOf(options.getOptions()));
        String operandSyntax =
                operands.stream().map(operand -> " [" + operand.usage() + "]").collect(Collectors.joining());
        String unbreakable = SPACE_IN_BRACKETS.matcher(syntax + operandSyntax).replaceAll(NO_BREAK_SPACE);
        String lines = text(text -> {
            text.setLeftPad(0);
            text.setMaxWidth(USAGE_COLUMNS - USAGE.length());
            text.setIndent(0);
            text.printWrapped(name + " " + unbreakable.strip());
        });
        String separator = System.lineSeparator() + " ".repeat(USAGE.length());
        return lines.replace(NO_BREAK_SPACE, " ").lines().collect(Collectors.joining(separator, USAGE, ""));
    }

    /** Returns a table of operands and options. */
    static String table(List<Operand> operands, Options options) {
        return text(text -> {
            HelpFormatter formatter = HelpFormatter.builder()
                    .setHelpAppendable(text)
                    .setShowSince(false)
                    .get();
            TableDefinition table = formatter.getTableDefinition(List.copyOf(options.getOptions()));
            List<List<String>> rows = Stream.concat(
                            operands.stream().map(operand -> List.of(operand.usage(), operand.description())),
                            rows(table))
                    .toList();
            List<TextStyle> styles = table.columnTextStyles().stream()
                    .map(style ->
                            TextStyle.builder().setTextStyle(style).setIndent(0).get())
                    .toList();
            formatter.printOptions(TableDefinition.from(table.caption(), styles, table.headers(), rows));
        });
    }

    private static Stream<List<String>> rows(TableDefinition table) {
        Stream.Builder<List<String>> rows = Stream.builder();
        table.rows().forEach(rows);
        return rows.build();
    }

    @FunctionalInterface
    private interface Printing {
        void printTo(TextHelpAppendable text) throws IOException;
    }

    private static String text(Printing printing) {
        var lines = new StringBuilder();
        try {
            printing.printTo(new TextHelpAppendable(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return lines.toString().lines().map(String::stripTrailing).collect(Collectors.joining(System.lineSeparator()));
    }
}
