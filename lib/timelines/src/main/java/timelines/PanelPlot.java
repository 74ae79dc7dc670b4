package timelines;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Paint;
import java.awt.Stroke;
import java.util.List;
import org.jfree.chart.annotations.XYLineAnnotation;
import org.jfree.chart.annotations.XYTextAnnotation;
import org.jfree.chart.axis.SymbolAxis;
import org.jfree.chart.labels.ItemLabelAnchor;
import org.jfree.chart.labels.ItemLabelPosition;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.StandardXYBarPainter;
import org.jfree.chart.renderer.xy.XYBarRenderer;
import org.jfree.chart.ui.Layer;
import org.jfree.chart.ui.TextAnchor;
import org.jfree.data.Range;
import org.jfree.data.xy.XYIntervalSeries;
import org.jfree.data.xy.XYIntervalSeriesCollection;

/** Plots the lanes of a panel, from top to bottom, at whole numbers of the vertical axis. */
final class PanelPlot extends XYPlot {
    private static final long serialVersionUID = 1;

    /** Half the height of a bar, as a fraction of the height of a lane. */
    private static final double HALF_BAR = 0.4;

    /**
     * @param panel the data
     * @param titleLanes the height of the title, in lanes
     * @param seconds the range of the time axis
     */
    PanelPlot(Panel panel, double titleLanes, Range seconds) {
        super(new XYIntervalSeriesCollection(), null, laneAxis(panel, titleLanes), new BarRenderer(panel.bars()));
        setBackgroundPaint(Color.WHITE);
        setOutlinePaint(TimelinesChart.GRID_COLOR);
        setDomainGridlinePaint(TimelinesChart.GRID_COLOR);
        setDomainGridlineStroke(new BasicStroke(1));
        setRangeGridlinesVisible(false);
        ((XYIntervalSeriesCollection) getDataset()).addSeries(bars(panel));
        for (int lane = 0; lane < panel.lanes().size(); lane++) {
            getRenderer()
                    .addAnnotation(
                            new XYLineAnnotation(
                                    0,
                                    lane,
                                    seconds.getUpperBound(),
                                    lane,
                                    new BasicStroke(1),
                                    TimelinesChart.GRID_COLOR),
                            Layer.BACKGROUND);
        }
        var title = new XYTextAnnotation(panel.title(), 0, panel.lanes().size() - 0.5 + titleLanes / 2);
        title.setFont(TimelinesChart.HEADING_FONT);
        title.setTextAnchor(TextAnchor.CENTER_LEFT);
        addAnnotation(title);
    }

    private static SymbolAxis laneAxis(Panel panel, double titleLanes) {
        int lanes = panel.lanes().size();
        String[] names = new String[lanes];
        for (int lane = 0; lane < lanes; lane++) {
            names[lanes - 1 - lane] = panel.lanes().get(lane).name();
        }
        var axis = new SymbolAxis(null, names);
        axis.setRange(-0.5, lanes - 0.5 + titleLanes);
        axis.setGridBandsVisible(false);
        axis.setTickMarksVisible(false);
        axis.setTickLabelFont(TimelinesChart.TEXT_FONT);
        return axis;
    }

    /** Returns the bars in the order of {@link Panel#bars()}. */
    private static XYIntervalSeries bars(Panel panel) {
        var series = new XYIntervalSeries(panel.title(), false, true);
        double height = panel.lanes().size() - 1.0;
        for (Lane lane : panel.lanes()) {
            for (Bar bar : lane.bars()) {
                double start = TimelinesChart.seconds(bar.start());
                double end = TimelinesChart.seconds(bar.end());
                series.add(start, start, end, height, height - HALF_BAR, height + HALF_BAR);
            }
            height--;
        }
        return series;
    }

    /** Draws each bar in the style of its state. */
    private static final class BarRenderer extends XYBarRenderer {
        private static final long serialVersionUID = 1;

        private static final Stroke INSTANT = new BasicStroke(5);

        private final transient List<Bar> bars;
        private final transient List<Paint> paints;

        BarRenderer(List<Bar> bars) {
            this.bars = bars;
            this.paints =
                    bars.stream().map(bar -> BarPaint.fill(bar.state().style())).toList();
            setUseYInterval(true);
            setShadowVisible(false);
            setBarPainter(new StandardXYBarPainter());
            setDrawBarOutline(true);
            setDefaultOutlinePaint(Color.GRAY);
            setDefaultOutlineStroke(new BasicStroke(1));
            setDefaultItemLabelGenerator(
                    (dataset, series, item) -> bars.get(item).label());
            setDefaultItemLabelFont(TimelinesChart.TEXT_FONT);
            setDefaultItemLabelsVisible(true);
            setDefaultPositiveItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.CENTER, TextAnchor.CENTER));
        }

        @Override
        public Paint getItemPaint(int series, int item) {
            return paints.get(item);
        }

        /** Colors the outline of a bar without duration, since nothing else of it is visible. */
        @Override
        public Paint getItemOutlinePaint(int series, int item) {
            return bars.get(item).isInstant() ? getItemPaint(series, item) : super.getItemOutlinePaint(series, item);
        }

        @Override
        public Stroke getItemOutlineStroke(int series, int item) {
            return bars.get(item).isInstant() ? INSTANT : super.getItemOutlineStroke(series, item);
        }

        @Override
        public Paint getItemLabelPaint(int series, int item) {
            return BarPaint.text(bars.get(item).state().style());
        }
    }
}
