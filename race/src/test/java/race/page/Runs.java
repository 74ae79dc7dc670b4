package race.page;

import static race.results.RecordingFixture.card;
import static race.results.RecordingFixture.download;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import race.results.RecordedRun;
import race.results.RecordedRun.Download;
import race.results.RecordedRun.Status;
import race.results.Work.Kind;

/** Invented runs: five flags, three at a time, and the first one is slow. */
public final class Runs {
    private static final int SLOTS = 5;
    private static final int CODE_LETTERS = 26;

    /** Reads in the order of submission, so that three flags wait for the first one. */
    public static final RecordedRun THREADPOOL = new RecordedRun(
            "threadpool",
            Path.of("threadpool.jfr"),
            Kind.FLAGS,
            List.of(
                    download("BR", 0, 900, 1),
                    download("CN", 1, 101, 801),
                    download("DE", 2, 152, 751),
                    download("EG", 101, 301, 603),
                    download("FR", 152, 952, 3)));

    /** Reads in the order of completion. */
    public static final RecordedRun ASCOMPLETED = new RecordedRun(
            "ascompleted",
            Path.of("ascompleted.jfr"),
            Kind.FLAGS,
            List.of(
                    download("BR", 0, 900, 1),
                    download("CN", 1, 101, 1),
                    download("DE", 2, 152, 2),
                    download("EG", 101, 301, 1),
                    download("FR", 152, 952, 1)));

    /** One flag is missing and one fails. */
    public static final RecordedRun SEQUENTIAL = new RecordedRun(
            "sequential",
            Path.of("sequential.jfr"),
            Kind.FLAGS,
            List.of(
                    download("BR", 0, 400, 0),
                    withStatus(download("BC", 400, 600, 0), Status.NOT_FOUND),
                    withStatus(download("CN", 600, 1000, 0), Status.ERROR)));

    /** Cards. */
    public static final RecordedRun CARDS = new RecordedRun(
            "threadpool",
            Path.of("cards.jfr"),
            Kind.CARDS,
            List.of(card(download("BR", 0, 400, 0)), card(download("CN", 1, 200, 0))));

    private Runs() {}

    private static Download withStatus(Download download, Status status) {
        return new Download(
                download.code(), status, download.start(), download.end(), download.delay(), download.readLatency());
    }

    /** Returns the codes in the order in which the program reads them. */
    public static List<String> readOrder(RecordedRun run) {
        return run.downloads().stream()
                .sorted(Comparator.comparing(Download::read))
                .map(Download::code)
                .toList();
    }

    /** Returns a run of all 676 codes. */
    public static RecordedRun ofAllCodes(String name) {
        List<Download> downloads = new ArrayList<>();
        List<Integer> free = new ArrayList<>(Collections.nCopies(SLOTS, 0));
        for (int index = 0; index < CODE_LETTERS * CODE_LETTERS; index++) {
            String code = "" + (char) ('A' + index / CODE_LETTERS) + (char) ('A' + index % CODE_LETTERS);
            int start = Collections.min(free);
            int end = start + 20 + index * 37 % 180;
            free.set(free.indexOf(start), end);
            downloads.add(download(code, start, end, index % 7));
        }
        return new RecordedRun(name, Path.of(name + ".jfr"), Kind.FLAGS, downloads);
    }

    /** Returns a time in whole milliseconds. */
    static double millis(Duration duration) {
        return duration.toNanos() / 1e6;
    }
}
