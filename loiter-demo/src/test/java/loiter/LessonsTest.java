package loiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import loiter.LessonOutput.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lesson prints what the header of its source shows. Lines with the same time have no order. */
@ParameterizedClass
@MethodSource("lessons")
class LessonsTest {
    private final Lessons.Entry lesson;
    private final LessonOutput header;

    LessonsTest(Lessons.Entry lesson) throws Exception {
        this.lesson = lesson;
        this.header = LessonOutput.ofHeader(lesson);
    }

    static List<Lessons.Entry> lessons() {
        return Lessons.LESSONS;
    }

    @Test
    void headerShowsTheCommand() {
        assertThat(header.arguments()).isEqualTo("--lesson " + lesson.name());
    }

    @Test
    void printsTheRunOfItsHeader() throws Exception {
        var run = new LessonRun(header.arguments().split(" ", -1));
        Map<Duration, List<Line>> lines = header.byTime();
        Duration end = Collections.max(lines.keySet());
        // Stops at times without lines too, so that a line that is too early gets the wrong time.
        for (Duration time = Duration.ZERO; time.compareTo(end) <= 0; time = time.plus(LessonOutput.STEP)) {
            run.advanceTo(time, lines.getOrDefault(time, List.of()));
        }

        assertThat(run.awaitExitStatus()).isZero();
        assertThat(run.errors()).isEmpty();
        LessonOutput output = LessonOutput.of(header.arguments(), run.printed());
        assertThat(output.lines()).containsExactlyInAnyOrderElementsOf(header.lines());
        assertThat(output.byThread()).isEqualTo(header.byThread());
        assertThat(output.timeline()).isEqualTo(header.timeline());
        assertThatResultsFollowTasks(output.lines());
        run.awaitEndOfThreads();
    }

    private static void assertThatResultsFollowTasks(List<Line> lines) {
        List<String> texts = lines.stream().map(Line::text).toList();
        for (int index = 0; index < texts.size(); index++) {
            if (texts.get(index).startsWith("result: ")) {
                int task = Integer.parseInt(texts.get(index).substring("result: ".length())) / 10;
                assertThat(texts.subList(0, index)).contains("loiter(%s): done".formatted(task));
            }
        }
    }

    @Test
    void endsWithATimelineWhenInterrupted() throws Exception {
        var run = new LessonRun(header.arguments().split(" ", -1));
        run.advanceTo(Duration.ZERO, header.byTime().getOrDefault(Duration.ZERO, List.of()));

        run.interrupt();

        assertThat(run.awaitExitStatus()).isEqualTo(130);
        assertThat(run.errors()).isEmpty();
        run.awaitEndOfThreads();
        LessonOutput output = LessonOutput.of(header.arguments(), run.printed());
        assertThat(output.lines()).contains(new Line(Duration.ZERO, "main", "interrupted"));
        assertThat(output.timeline()).anyMatch(line -> line.matches("main +[+#]"));
    }
}
