package race;

import java.util.List;
import race.RaceOptions.Work;
import race.Sample.Phase;
import race.Sample.ProcessFigures;
import race.Sample.ServerFigures;

/** Rounds that were never run. */
final class Samples {
    static final ServerFigures CALM = new ServerFigures(2, 1, 1, 0.01, false);
    static final ServerFigures SATURATED = new ServerFigures(2, 1, 1, 0.99, true);

    private Samples() {}

    static Sample cold(String contestant, int round, double elapsedSeconds, ServerFigures server, String... defects) {
        return new Sample(
                contestant,
                Phase.COLD,
                round,
                new ProgramReport(2, 1, 2, 0, 0, elapsedSeconds, elapsedSeconds / 2, 0.0125, 7),
                new ProcessFigures(elapsedSeconds + 1, 0.5, 80.0),
                server,
                List.of(defects));
    }

    static Sample cold(String contestant, int round, double elapsedSeconds) {
        return cold(contestant, round, elapsedSeconds, CALM);
    }

    static Results results(Sample... samples) {
        List<String> contestants =
                List.of(samples).stream().map(Sample::contestant).distinct().toList();
        return new Results(
                new Machine("some Java", "some system", 2, 1000, "-XX:+UseSerialGC", List.of()),
                new Work(List.of("BR", "CN"), "DELAY", "0.5", 1),
                2,
                1,
                new Expectation(2, 0, 0, "0123456789abcdef0123"),
                contestants,
                List.of(samples),
                List.of(),
                List.of("a note"));
    }
}
