package loiter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import loiter.Script.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Each lesson says what its header shows, when it shows it; what is said at the same instant has no order. */
@ParameterizedClass
@MethodSource("lessons")
class LessonsTest {
    private final Lessons.Entry lesson;
    private final Script header;

    LessonsTest(Lessons.Entry lesson) throws Exception {
        this.lesson = lesson;
        this.header = Script.ofHeader(lesson);
    }

    static List<Lessons.Entry> lessons() {
        return Lessons.LESSONS;
    }

    @Test
    void showsTheCommandThatPlaysIt() {
        assertThat(header.command()).isEqualTo("--lesson " + lesson.name());
    }

    @Test
    void playsAsItsHeaderShows() throws Exception {
        var rehearsal = new Rehearsal(header.command().split(" ", -1));
        Map<Duration, List<Line>> spoken = header.byInstant();
        Duration end = Collections.max(spoken.keySet());
        // Instants of silence too: who speaks up earlier than the header says is heard then.
        for (Duration now = Duration.ZERO; now.compareTo(end) <= 0; now = now.plus(Script.INSTANT)) {
            rehearsal.await(now, spoken.getOrDefault(now, List.of()));
        }

        assertThat(rehearsal.exitStatus()).isZero();
        assertThat(rehearsal.errors()).isEmpty();
        Script played = Script.of(header.command(), rehearsal.printed());
        assertThat(played.lines()).containsExactlyInAnyOrderElementsOf(header.lines());
        assertThat(played.byThread()).isEqualTo(header.byThread());
        assertThat(played.timeline()).isEqualTo(header.timeline());
        assertResultsFollowTasks(played.lines());
        assertThat(rehearsal.neverEnding()).isEmpty();
    }

    private static void assertResultsFollowTasks(List<Line> lines) {
        List<String> texts = lines.stream().map(Line::text).toList();
        for (int at = 0; at < texts.size(); at++) {
            if (texts.get(at).startsWith("result: ")) {
                String done = "loiter(%s): done".formatted(texts.get(at).replaceAll("result: (\\d)0|result: 0", "$1"));
                assertThat(texts.subList(0, at)).contains(done.replace("()", "(0)"));
            }
        }
    }

    @Test
    void endsAtOnceWhenInterrupted() throws Exception {
        var rehearsal = new Rehearsal(header.command().split(" ", -1));
        rehearsal.await(Duration.ZERO, header.byInstant().getOrDefault(Duration.ZERO, List.of()));

        rehearsal.interrupt();

        assertThat(rehearsal.exitStatus()).isEqualTo(130);
        assertThat(rehearsal.errors()).isEmpty();
        assertThat(rehearsal.neverEnding()).isEmpty();
    }
}
