package race.output;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Rectangle;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.annotations.CategoryLineAnnotation;
import org.jfree.chart.annotations.CategoryTextAnnotation;
import org.jfree.chart.axis.CategoryAxis;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.CategoryPlot;
import org.jfree.chart.plot.CombinedDomainCategoryPlot;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.PlotOrientation;
import org.jfree.chart.renderer.category.BarRenderer;
import org.jfree.chart.renderer.category.LineAndShapeRenderer;
import org.jfree.chart.renderer.category.StandardBarPainter;
import org.jfree.chart.ui.RectangleInsets;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.category.DefaultCategoryDataset;
import race.results.Results;
import race.results.Sample.Phase;
import race.results.Spread;
import race.results.Summary;

/** A bar chart of the elapsed times, cold on the left and warm on the right, with the ideal time as a mark. */
final class BarChart {
    private static final int WIDTH_PIXELS = 1600;
    private static final int FRAME_PIXELS = 240;
    private static final int BAR_PIXELS = 64;
    private static final double SPACE_FOR_LABELS = 1.25;
    private static final Font TEXT_FONT = new Font(Font.SANS_SERIF, Font.PLAIN, 24);
    private static final Color SKY_BLUE = new Color(0x56B4E9);
    private static final Color ORANGE = new Color(0xE69F00);
    private static final Color GRID_COLOR = new Color(0xC8C8C8);

    private final Results results;

    /** @param results the results */
    BarChart(Results results) {
        this.results = results;
    }

    /** Returns the chart. */
    BufferedImage image() {
        var axis = new CategoryAxis();
        axis.setTickLabelFont(TEXT_FONT);
        axis.setMaximumCategoryLabelWidthRatio(0.5f);
        var phases = new CombinedDomainCategoryPlot(axis);
        phases.setOrientation(PlotOrientation.HORIZONTAL);
        phases.setGap(60);
        List<String> comparable = results.summaries(Phase.COLD).stream()
                .filter(Summary::isComparable)
                .map(Summary::contestant)
                .toList();
        double maxSeconds = Stream.of(Phase.values())
                .flatMap(phase -> results.summaries(phase).stream())
                .filter(Summary::isComparable)
                .mapToDouble(summary -> summary.elapsed().orElseThrow().max())
                .max()
                .orElse(0);
        for (Phase phase : Phase.values()) {
            if (!results.summaries(phase).isEmpty()) {
                phases.add(plot(phase, comparable, maxSeconds));
            }
        }
        var title = results.setup().work().title();
        var chart = new JFreeChart(title, TEXT_FONT.deriveFont(Font.BOLD, 30f), phases, true);
        chart.setBackgroundPaint(Color.WHITE);
        chart.setPadding(new RectangleInsets(10, 14, 10, 24));
        chart.getLegend().setItemFont(TEXT_FONT);
        chart.getLegend().setBorder(0, 0, 0, 0);
        chart.getLegend().setItemLabelPadding(new RectangleInsets(4, 8, 4, 30));
        int height = FRAME_PIXELS + BAR_PIXELS * comparable.size();
        return chart.createBufferedImage(WIDTH_PIXELS, height);
    }

    /** Plots a phase. Both phases have the same rows and the same scale. */
    private CategoryPlot plot(Phase phase, List<String> contestants, double maxSeconds) {
        var elapsed = new DefaultCategoryDataset();
        var ideal = new DefaultCategoryDataset();
        var plot = new CategoryPlot();
        for (String name : contestants) {
            Optional<Summary> summary =
                    Optional.of(results.summary(name, phase)).filter(Summary::isComparable);
            Optional<Spread> time = summary.flatMap(Summary::elapsed);
            elapsed.addValue(time.map(Spread::median).orElse(null), phase(phase), name);
            ideal.addValue(summary.flatMap(Summary::ideal).map(Spread::median).orElse(null), "ideal", name);
            time.ifPresent(spread -> {
                plot.addAnnotation(new CategoryLineAnnotation(
                        name, spread.min(), name, spread.max(), Color.BLACK, new BasicStroke(3)));
                plot.addAnnotation(label(name, spread));
            });
        }
        plot.setDataset(0, elapsed);
        plot.setDataset(1, ideal);
        plot.setRenderer(0, bars(phase));
        plot.setRenderer(1, marks(phase == Phase.COLD));
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setOrientation(PlotOrientation.HORIZONTAL);
        plot.setBackgroundPaint(Color.WHITE);
        plot.setRangeGridlinePaint(GRID_COLOR);
        plot.setOutlinePaint(GRID_COLOR);
        plot.setRangeAxis(seconds(maxSeconds));
        return plot;
    }

    private static String phase(Phase phase) {
        return phase == Phase.COLD ? "cold: a process for each round" : "warm: later rounds in one process";
    }

    private static NumberAxis seconds(double maxSeconds) {
        var axis = new NumberAxis("seconds: median and range");
        axis.setStandardTickUnits(NumberAxis.createStandardTickUnits(Locale.ROOT));
        axis.setRange(0, Math.max(maxSeconds, 0.001) * SPACE_FOR_LABELS);
        axis.setLabelFont(TEXT_FONT);
        axis.setTickLabelFont(TEXT_FONT);
        return axis;
    }

    /** Returns the label to the right of the range. */
    private static CategoryTextAnnotation label(String name, Spread spread) {
        var label = new CategoryTextAnnotation("  " + spread.formatMedian(3), name, spread.max());
        label.setFont(TEXT_FONT);
        label.setTextAnchor(TextAnchor.CENTER_LEFT);
        return label;
    }

    private static BarRenderer bars(Phase phase) {
        var bars = new BarRenderer();
        bars.setSeriesPaint(0, phase == Phase.COLD ? SKY_BLUE : ORANGE);
        bars.setBarPainter(new StandardBarPainter());
        bars.setShadowVisible(false);
        bars.setMaximumBarWidth(0.1);
        bars.setDefaultLegendShape(new Rectangle(-16, -12, 32, 24));
        return bars;
    }

    private static LineAndShapeRenderer marks(boolean inLegend) {
        var diamond = new Path2D.Double();
        diamond.moveTo(0, -12);
        diamond.lineTo(9, 0);
        diamond.lineTo(0, 12);
        diamond.lineTo(-9, 0);
        diamond.closePath();
        var marks = new LineAndShapeRenderer(false, true);
        marks.setSeriesShape(0, diamond);
        marks.setSeriesPaint(0, Color.BLACK);
        marks.setSeriesVisibleInLegend(0, inLegend);
        return marks;
    }
}
