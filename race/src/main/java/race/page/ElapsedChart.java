package race.page;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import race.output.Verdict;
import race.results.Results;
import race.results.Sample.Phase;
import race.results.Spread;
import race.results.Summary;

/** The elapsed times of both phases as bar charts on the same scale. */
final class ElapsedChart {
    private static final double ALL = 100;

    private final Results results;
    private final double maxSeconds;

    ElapsedChart(Results results) {
        this.results = results;
        this.maxSeconds = Stream.of(Phase.values())
                .flatMap(phase -> comparable(phase).stream())
                .mapToDouble(summary -> summary.elapsed().orElseThrow().max())
                .max()
                .orElse(1);
    }

    private List<Summary> comparable(Phase phase) {
        return results.summaries(phase).stream().filter(Summary::isComparable).toList();
    }

    String html() {
        return "<div class=\"charts\">\n" + figure(Phase.COLD) + figure(Phase.WARM)
                + """
                </div>
                <p class="chart-key">A bar is the median, the line on it the range from the fastest to the slowest round%s.</p>
                """.formatted(hasIdeal() ? ", the diamond the ideal time" : "");
    }

    private boolean hasIdeal() {
        return Stream.of(Phase.values())
                .flatMap(phase -> comparable(phase).stream())
                .anyMatch(summary -> summary.ideal().isPresent());
    }

    private String figure(Phase phase) {
        List<Summary> summaries = comparable(phase);
        if (summaries.isEmpty()) {
            return "";
        }
        String caption = phase == Phase.COLD
                ? "Cold: each round in a process of its own. Seconds."
                : "Warm: later rounds in one process. Seconds.";
        return """
                <figure>
                <figcaption>%s</figcaption>
                %s<p class="verdict">%s</p>
                </figure>
                """.formatted(
                        caption,
                        summaries.stream().map(this::row).collect(Collectors.joining()),
                        Html.escape(Verdict.of(results, phase)));
    }

    private String row(Summary summary) {
        Spread elapsed = summary.elapsed().orElseThrow();
        Optional<Double> ideal = summary.ideal().map(Spread::median);
        return """
                <div class="chart-row"><span class="name" title="%1$s">%1$s</span><svg aria-hidden="true">\
                <rect class="elapsed" width="%2$s" height="22" rx="2"/>\
                <line class="range" x1="%3$s" x2="%4$s" y1="11" y2="11"/>%5$s</svg>\
                <span class="value">%6$s</span></div>
                """.formatted(
                        Html.escape(summary.contestant()),
                        percent(elapsed.median()),
                        percent(elapsed.min()),
                        percent(elapsed.max()),
                        ideal.map(this::diamond).orElse(""),
                        elapsed.formatMedian(3));
    }

    private String diamond(double seconds) {
        return "<svg x=\"%s\" overflow=\"visible\"><path class=\"ideal\" d=\"M0 3l6 8-6 8-6-8z\"/></svg>"
                .formatted(percent(seconds));
    }

    private String percent(double seconds) {
        return String.format(Locale.ROOT, "%.2f%%", ALL * seconds / maxSeconds);
    }
}
