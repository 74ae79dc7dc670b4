package timelines;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Paint;
import java.awt.RenderingHints;
import java.awt.TexturePaint;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.stream.Stream;

/**
 * How bars are told from each other. Each look has a colour of Okabe and Ito's palette, which people of any colour
 * vision can tell apart, and for everybody else, printers included, a pattern or a brightness of its own.
 */
public enum BarStyle {
    /** Sky blue: what went as it should. */
    PLAIN(0x56B4E9, Pattern.NONE),

    /** Orange with rising stripes: what went in another way. */
    STRIPED(0xE69F00, Pattern.RISING),

    /** Vermilion with crossing stripes: what went wrong. */
    CROSSED(0xD55E00, Pattern.CROSSING),

    /** Yellow with upright lines: what is special. */
    LINED(0xF0E442, Pattern.UPRIGHT),

    /** Almost white: waiting, and what else should not catch the eye. */
    PALE(0xEEEEEE, Pattern.NONE),

    /** Almost black: what stands out. */
    DARK(0x333333, Pattern.NONE);

    private static final int TILE = 16;
    private static final float LINE_WIDTH = 3;
    private static final float LINE_OPACITY = 0.45f;

    /** No {@link Color}, which would look for a screen before {@link Timelines} says that none is needed. */
    private final int rgb;

    private final Pattern pattern;

    BarStyle(int rgb, Pattern pattern) {
        this.rgb = rgb;
        this.pattern = pattern;
    }

    /** What fills the bar: the colour under its lines, on a tile that is repeated without a seam. */
    Paint paint() {
        var tile = new BufferedImage(TILE, TILE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = tile.createGraphics();
        graphics.setColor(new Color(rgb));
        graphics.fillRect(0, 0, TILE, TILE);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(1, 1, 1, LINE_OPACITY));
        graphics.setStroke(new BasicStroke(LINE_WIDTH));
        pattern.lines().forEach(graphics::draw);
        graphics.dispose();
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, TILE, TILE));
    }

    /** For letters in the bar. */
    Color textColour() {
        return this == DARK ? Color.WHITE : Color.BLACK;
    }

    /** What is drawn over the colour. Diagonals are those of the tile and of its neighbours to the left and right. */
    private enum Pattern {
        NONE,
        RISING,
        CROSSING,
        UPRIGHT;

        Stream<Line2D> lines() {
            return switch (this) {
                case NONE -> Stream.empty();
                case RISING -> diagonals(TILE, 0);
                case CROSSING -> Stream.concat(diagonals(TILE, 0), diagonals(0, TILE));
                case UPRIGHT -> Stream.of(new Line2D.Double(TILE / 2.0, 0, TILE / 2.0, TILE));
            };
        }

        private static Stream<Line2D> diagonals(int from, int to) {
            return Stream.of(-TILE, 0, TILE).map(left -> new Line2D.Double(left, from, left + TILE, to));
        }
    }
}
