package processpool;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** JVM options as the launcher {@code java} reads them, including those in environment variables and argument files. */
final class LauncherOptions {
    /** The charset of argument files. */
    static final Charset CHARSET = Charset.forName(
            System.getProperty("native.encoding", Charset.defaultCharset().name()));

    private static final List<String> VARIABLES = List.of("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS");

    /** Options that claim a port or a file, which this process has taken. */
    private static final List<String> AGENT_PREFIXES = List.of(
            "-agentlib:",
            "-agentpath:",
            "-javaagent:",
            "-Xrunjdwp",
            "-Xdebug",
            "-XX:StartFlightRecording",
            "-Dcom.sun.management.");

    private LauncherOptions() {}

    /** Replaces argument files by the options in them. */
    static List<String> expand(List<String> options) {
        List<String> expanded = new ArrayList<>();
        for (String option : options) {
            // A second @ escapes the first.
            if (option.startsWith("@") && !option.startsWith("@@")) {
                expanded.addAll(readArgumentFile(option));
            } else {
                expanded.add(option);
            }
        }
        return expanded;
    }

    private static List<String> readArgumentFile(String option) {
        try {
            return split(new String(Files.readAllBytes(Path.of(option.substring(1))), CHARSET), true);
        } catch (IOException | InvalidPathException e) {
            // The launcher reports it.
            return List.of(option);
        }
    }

    /** Returns the options in the environment variables that a JVM reads. */
    static List<String> inEnvironment(Map<String, String> environment) {
        List<String> options = new ArrayList<>();
        for (String variable : VARIABLES) {
            options.addAll(expand(split(environment.getOrDefault(variable, ""), false)));
        }
        return options;
    }

    /** Removes debuggers, agents and recordings from the environment of a worker. */
    static void removeAgents(Map<String, String> environment) {
        for (String variable : VARIABLES) {
            environment.computeIfPresent(variable, (name, text) -> {
                String others = expand(split(text, false)).stream()
                        .filter(option -> AGENT_PREFIXES.stream().noneMatch(option::startsWith))
                        .map(LauncherOptions::quote)
                        .collect(Collectors.joining(" "));
                return others.isEmpty() ? null : others;
            });
        }
    }

    private static String quote(String option) {
        char quote = option.indexOf('"') < 0 ? '"' : '\'';
        return option.chars().anyMatch(c -> Character.isWhitespace(c) || c == '"' || c == '\'')
                ? quote + option + quote
                : option;
    }

    /** Splits at white space outside of quotes. Files may also have comments, and escapes in quotes. */
    private static List<String> split(String text, boolean isFile) {
        List<String> options = new ArrayList<>();
        StringBuilder option = new StringBuilder();
        char quote = 0;
        boolean inOption = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (quote == 0 && Character.isWhitespace(c)) {
                if (inOption) {
                    options.add(option.toString());
                }
                option.setLength(0);
                inOption = false;
            } else if (isFile && c == '#' && !inOption) {
                int end = text.indexOf('\n', i);
                i = end < 0 ? text.length() : end;
            } else {
                inOption = true;
                if (c == quote) {
                    quote = 0;
                } else if (quote == 0 && (c == '"' || c == '\'')) {
                    quote = c;
                } else {
                    boolean escape = isFile && quote != 0 && c == '\\' && i + 1 < text.length();
                    option.append(escape ? text.charAt(++i) : c);
                }
            }
        }
        if (inOption) {
            options.add(option.toString());
        }
        return options;
    }
}
