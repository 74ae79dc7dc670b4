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

/** The lanes of a panel, each at a whole number of the upright axis, the first one uppermost. */
final class PanelPlot extends XYPlot {
    private static final long serialVersionUID = 1;

    /** Of the height of a lane, on either side of its middle. */
    private static final double HALF_BAR = 0.4;

    /**
     * @param panel what to draw
     * @param titleLanes how much room the title needs above the lanes, as a number of lanes
     * @param seconds the time axis
     */
    PanelPlot(Panel panel, double titleLanes, Range seconds) {
        super(new XYIntervalSeriesCollection(), null, laneAxis(panel, titleLanes), new BarRenderer(panel.bars()));
        setBackgroundPaint(Color.WHITE);
        setOutlinePaint(TimelinesChart.FAINT);
        setDomainGridlinePaint(TimelinesChart.FAINT);
        setDomainGridlineStroke(new BasicStroke(1));
        setRangeGridlinesVisible(false);
        ((XYIntervalSeriesCollection) getDataset()).addSeries(bars(panel));
        for (int lane = 0; lane < panel.lanes().size(); lane++) {
            getRenderer()
                    .addAnnotation(
                            new XYLineAnnotation(
                                    0, lane, seconds.getUpperBound(), lane, new BasicStroke(1), TimelinesChart.FAINT),
                            Layer.BACKGROUND);
        }
        var title = new XYTextAnnotation(panel.title(), 0, panel.lanes().size() - 0.5 + titleLanes / 2);
        title.setFont(TimelinesChart.HEADING);
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
        axis.setTickLabelFont(TimelinesChart.TEXT);
        return axis;
    }

    /** The bars in the order of {@link Panel#bars()}. */
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

    /** Fills each bar as its state looks. */
    private static final class BarRenderer extends XYBarRenderer {
        private static final long serialVersionUID = 1;

        private static final Stroke MOMENT = new BasicStroke(5);

        private final transient List<Bar> bars;
        private final transient List<Paint> paints;

        BarRenderer(List<Bar> bars) {
            this.bars = bars;
            this.paints = bars.stream().map(bar -> bar.state().look().paint()).toList();
            setUseYInterval(true);
            setShadowVisible(false);
            setBarPainter(new StandardXYBarPainter());
            setDrawBarOutline(true);
            setDefaultOutlinePaint(Color.GRAY);
            setDefaultOutlineStroke(new BasicStroke(1));
            setDefaultItemLabelGenerator(
                    (dataset, series, item) -> bars.get(item).label());
            setDefaultItemLabelFont(TimelinesChart.TEXT);
            setDefaultItemLabelsVisible(true);
            setDefaultPositiveItemLabelPosition(new ItemLabelPosition(ItemLabelAnchor.CENTER, TextAnchor.CENTER));
        }

        @Override
        public Paint getItemPaint(int series, int item) {
            return paints.get(item);
        }

        /** What took no time has no inside: its outline is all there is to see. */
        @Override
        public Paint getItemOutlinePaint(int series, int item) {
            return isMoment(item) ? getItemPaint(series, item) : super.getItemOutlinePaint(series, item);
        }

        @Override
        public Stroke getItemOutlineStroke(int series, int item) {
            return isMoment(item) ? MOMENT : super.getItemOutlineStroke(series, item);
        }

        private boolean isMoment(int item) {
            return bars.get(item).start().equals(bars.get(item).end());
        }

        @Override
        public Paint getItemLabelPaint(int series, int item) {
            return bars.get(item).state().look().textColour();
        }
    }
}
