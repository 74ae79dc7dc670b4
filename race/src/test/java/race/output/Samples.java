package race.output;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import race.results.Expectation;
import race.results.Expectation.Delays;
import race.results.Machine;
import race.results.ProgramReport;
import race.results.ProgramReport.Requests;
import race.results.Results;
import race.results.Results.Setup;
import race.results.Sample;
import race.results.Sample.Phase;
import race.results.Sample.ProcessFigures;
import race.results.Sample.ServerCounts;
import race.results.Sample.ServerFigures;
import race.results.Work;
import race.results.Work.Kind;

/** Invented measurements. */
public final class Samples {
    /** A server that was mostly idle. */
    public static final ServerFigures IDLE = new ServerFigures(new ServerCounts(2, 1, 1), 0.01, false);

    /** A server that used a whole core. */
    public static final ServerFigures SATURATED = new ServerFigures(new ServerCounts(2, 1, 1), 0.99, true);

    private Samples() {}

    /** Returns a cold round. */
    public static Sample cold(
            String contestant, int round, double elapsedSeconds, ServerFigures server, String... violations) {
        return new Sample(
                contestant,
                Phase.COLD,
                round,
                new ProgramReport(2, 1, 2, 0, 0, elapsedSeconds, elapsedSeconds / 2, 0.0125, 7, null),
                new ProcessFigures(elapsedSeconds + 1, 0.5, 80.0),
                server,
                List.of(violations));
    }

    /** Returns a valid cold round with an idle server. */
    public static Sample cold(String contestant, int round, double elapsedSeconds) {
        return cold(contestant, round, elapsedSeconds, IDLE);
    }

    /** Returns three valid cold rounds. */
    public static Stream<Sample> threeRounds(String contestant, double first, double second, double third) {
        return Stream.of(cold(contestant, 1, first), cold(contestant, 2, second), cold(contestant, 3, third));
    }

    /** Returns a cold round of an atlas program. */
    public static Sample ofCards(String contestant, int round, double elapsedSeconds, int sent, int cancelled) {
        return new Sample(
                contestant,
                Phase.COLD,
                round,
                new ProgramReport(2, 1, 1, 0, 1, elapsedSeconds, null, null, null, new Requests(sent, cancelled)),
                new ProcessFigures(elapsedSeconds + 1, 0.5, 80.0),
                null,
                List.of());
    }

    /** Returns the results of a race with these rounds. */
    public static Results results(Sample... samples) {
        return results(Stream.of(samples));
    }

    /** Returns the results of a race with these rounds. */
    public static Results results(Stream<Sample> rounds) {
        return results(new Work(Kind.FLAGS, List.of("BR", "CN"), "DELAY", "0.5", 1), rounds);
    }

    /** Returns the results of a race of atlas programs with these rounds. */
    public static Results resultsOfCards(Sample... samples) {
        return results(new Work(Kind.CARDS, List.of("BR", "CN"), "", "", 1), Stream.of(samples));
    }

    private static Results results(Work work, Stream<Sample> rounds) {
        List<Sample> samples = rounds.toList();
        var setup = new Setup(
                new Machine("some Java", "some system", 2, 1000, "-XX:+UseSerialGC", List.of()),
                work,
                3,
                1,
                LocalDate.of(2026, 8, 1));
        return new Results(
                setup,
                new Expectation(2, 0, 0, "0123456789abcdef0123", new Delays(0.5, 1)),
                samples.stream().map(Sample::contestant).distinct().toList(),
                samples,
                List.of("a note"));
    }
}
