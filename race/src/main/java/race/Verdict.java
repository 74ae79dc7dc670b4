package race;

import java.util.ArrayList;
import java.util.List;
import race.RaceOptions.Work;
import race.Sample.ServerFigures;

/**
 * Whether a contestant did what everybody has to do. Each method gives the reasons why not, none if it did.
 *
 * @param work what everybody has to do
 * @param expected what it comes to
 */
record Verdict(Work work, Expectation expected) {
    /** On what a program says. */
    List<String> onReport(ProgramReport report) {
        boolean same = report.ok() == expected.ok()
                && report.notFound() == expected.notFound()
                && report.errors() == expected.errors();
        return same
                ? List.of()
                : List.of("%s OK, %s not found, %s errors where the server has %s, %s, %s"
                        .formatted(
                                report.ok(),
                                report.notFound(),
                                report.errors(),
                                expected.ok(),
                                expected.notFound(),
                                expected.errors()));
    }

    /**
     * On what can be seen from outside.
     *
     * @param server what the server has seen
     * @param rounds how often the work was done
     * @param filesSha256 of what was saved
     */
    List<String> onRun(ServerFigures server, int rounds, String filesSha256) {
        List<String> defects = new ArrayList<>();
        long requests = (long) rounds * work.codes().size();
        if (server.requests() != requests) {
            defects.add("%s requests reached the server instead of %s".formatted(server.requests(), requests));
        }
        if (server.peakInFlight() > work.concurrency()) {
            defects.add("%s requests were in flight together instead of %s at most"
                    .formatted(server.peakInFlight(), work.concurrency()));
        }
        if (!filesSha256.equals(expected.filesSha256())) {
            defects.add("the files are not those that the server has");
        }
        return defects;
    }
}
