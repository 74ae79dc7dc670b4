package timelines;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.LegendItem;
import org.jfree.chart.LegendItemCollection;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CombinedDomainXYPlot;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The layout of a chart: title, panels, time axis and legend.
 *
 * @param timelines the data
 * @param lanePixels the height of each lane
 */
record TimelinesChart(Timelines timelines, int lanePixels) {
    static final Font TEXT_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
    static final Font HEADING_FONT = TEXT_FONT.deriveFont(Font.BOLD);
    static final Color GRID_COLOR = new Color(0xC8C8C8);

    private static final int WIDTH_PIXELS = 1600;
    private static final int MIN_LANE_PIXELS = 6;
    private static final int MAX_LANE_PIXELS = 44;

    /** The height of all lanes together, unless lanes would be lower than {@link #MIN_LANE_PIXELS}. */
    private static final int LANES_PIXELS = 1800;

    /** The height of title, legend and axis. */
    private static final int FRAME_PIXELS = 190;

    private static final int PANEL_TITLE_PIXELS = 42;
    private static final int GAP_PIXELS = 16;

    /** The margin on either side of the time axis, as a fraction of its length. */
    private static final double MARGIN = 0.01;

    private static final double NANOS_PER_SECOND = 1e9;
    private static final RectangleInsets PADDING = new RectangleInsets(10, 14, 10, 24);

    static TimelinesChart of(Timelines timelines) {
        int lanes = timelines.panels().stream()
                .mapToInt(panel -> panel.lanes().size())
                .sum();
        int lanePixels = Math.max(MIN_LANE_PIXELS, Math.min(MAX_LANE_PIXELS, LANES_PIXELS / lanes));
        return new TimelinesChart(timelines, lanePixels);
    }

    BufferedImage image() {
        int height = FRAME_PIXELS + GAP_PIXELS * (timelines.panels().size() - 1);
        var plot = new CombinedDomainXYPlot(timeAxis());
        plot.setGap(GAP_PIXELS);
        plot.setFixedLegendItems(legend());
        for (Panel panel : timelines.panels()) {
            int pixels = PANEL_TITLE_PIXELS + lanePixels * panel.lanes().size();
            double titleLanes = (double) PANEL_TITLE_PIXELS / lanePixels;
            plot.add(new PanelPlot(panel, titleLanes, timeAxis().getRange()), pixels);
            height += pixels;
        }
        var chart = new JFreeChart(timelines.title(), HEADING_FONT.deriveFont(30f), plot, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(PADDING);
        LegendTitle legend = chart.getLegend();
        legend.setItemFont(TEXT_FONT);
        legend.setBorder(0, 0, 0, 0);
        legend.setItemLabelPadding(new RectangleInsets(4, 8, 4, 30));
        return chart.createBufferedImage(WIDTH_PIXELS, height);
    }

    private NumberAxis timeAxis() {
        double end = timelines.end().isZero() ? 1 : seconds(timelines.end());
        var axis = new NumberAxis("seconds");
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        axis.setRange(-MARGIN * end, (1 + MARGIN) * end);
        axis.setLabelFont(TEXT_FONT);
        axis.setTickLabelFont(TEXT_FONT);
        return axis;
    }

    static double seconds(Duration duration) {
        return duration.toNanos() / NANOS_PER_SECOND;
    }

    private LegendItemCollection legend() {
        List<State> states = timelines.panels().stream()
                .flatMap(panel -> panel.bars().stream())
                .map(Bar::state)
                .distinct()
                .sorted(Comparator.comparing(State::style).thenComparing(State::name))
                .toList();
        var sample = new Rectangle2D.Double(0, 0, 44, 24);
        var items = new LegendItemCollection();
        for (State state : states) {
            items.add(new LegendItem(
                    state.name(),
                    null,
                    null,
                    null,
                    sample,
                    BarPaint.fill(state.style()),
                    new BasicStroke(1),
                    Color.GRAY));
        }
        return items;
    }
}
