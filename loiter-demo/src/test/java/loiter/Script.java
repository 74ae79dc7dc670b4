package loiter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A run as the header of a lesson shows it, or as it is printed.
 *
 * @param command after the name of the jar
 * @param lines what is said
 * @param timeline all that follows
 */
record Script(String command, List<Line> lines, List<String> timeline) {
    private static final Path LESSONS = Path.of("src/main/java/loiter/lessons");
    private static final Pattern RUN = Pattern.compile(
            "<pre>\\R\\$ java -jar loiter-demo/target/loiter-demo.jar ?(.*?)\\R(.*?)</pre>", Pattern.DOTALL);
    private static final Pattern LINE = Pattern.compile(" *(\\d+\\.\\d+)  (\\S+) +(.*)");
    private static final int INSTANTS_PER_SECOND = 2;

    /** The time from one instant to the next. */
    static final Duration INSTANT = Duration.ofSeconds(1).dividedBy(INSTANTS_PER_SECOND);

    /**
     * Something that is said.
     *
     * @param instant to the nearest half of a second: real time does not keep to it exactly
     * @param thread that says it
     * @param text what it says, without indentation
     */
    record Line(Duration instant, String thread, String text) {
        static Line of(String printed) {
            Matcher matcher = LINE.matcher(printed);
            if (!matcher.matches()) {
                throw new AssertionError("not a line that is said: " + printed);
            }
            long instants = Math.round(Double.parseDouble(matcher.group(1)) * INSTANTS_PER_SECOND);
            return new Line(INSTANT.multipliedBy(instants), matcher.group(2), matcher.group(3));
        }
    }

    static Script ofHeader(Lessons.Entry lesson) throws IOException {
        Path source = LESSONS.resolve(lesson.lesson().getClass().getSimpleName() + ".java");
        Matcher run = RUN.matcher(Files.readString(source).replaceAll("(?m)^ \\* ?", ""));
        if (!run.find()) {
            throw new AssertionError("the header of " + source + " shows no run");
        }
        return of(run.group(1), run.group(2).lines().toList());
    }

    static Script of(String command, List<String> printed) {
        int end = printed.indexOf("");
        return new Script(
                command,
                printed.subList(0, end).stream().map(Line::of).toList(),
                printed.subList(end + 1, printed.size()));
    }

    /** What is said when, in the order of time. */
    Map<Duration, List<Line>> byInstant() {
        return lines.stream().collect(Collectors.groupingBy(Line::instant, TreeMap::new, Collectors.toList()));
    }

    /** What is said by whom, in the order in which each says it. */
    Map<String, List<Line>> byThread() {
        return lines.stream().collect(Collectors.groupingBy(Line::thread));
    }

    static boolean contains(List<String> printed, Collection<Line> lines) {
        return printed.stream()
                .filter(line -> LINE.matcher(line).matches())
                .map(Line::of)
                .toList()
                .containsAll(lines);
    }
}
