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
import timelines.BarStyle.Pattern;

/** Converts styles to AWT paints. */
final class BarPaint {
    private static final int TILE_PIXELS = 16;
    private static final float LINE_PIXELS = 3;
    private static final float LINE_OPACITY = 0.45f;

    private BarPaint() {}

    /** Returns a texture that repeats without a seam. */
    static Paint fill(BarStyle style) {
        var tile = new BufferedImage(TILE_PIXELS, TILE_PIXELS, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = tile.createGraphics();
        graphics.setColor(new Color(style.rgb()));
        graphics.fillRect(0, 0, TILE_PIXELS, TILE_PIXELS);
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setColor(new Color(1, 1, 1, LINE_OPACITY));
        graphics.setStroke(new BasicStroke(LINE_PIXELS));
        lines(style.pattern()).forEach(graphics::draw);
        graphics.dispose();
        return new TexturePaint(tile, new Rectangle2D.Double(0, 0, TILE_PIXELS, TILE_PIXELS));
    }

    /** Returns the color of a label inside the bar. */
    static Color text(BarStyle style) {
        return style == BarStyle.DARK ? Color.WHITE : Color.BLACK;
    }

    private static Stream<Line2D> lines(Pattern pattern) {
        return switch (pattern) {
            case NONE -> Stream.empty();
            case RISING -> diagonals(TILE_PIXELS, 0);
            case CROSSED -> Stream.concat(diagonals(TILE_PIXELS, 0), diagonals(0, TILE_PIXELS));
            case VERTICAL -> Stream.of(new Line2D.Double(TILE_PIXELS / 2.0, 0, TILE_PIXELS / 2.0, TILE_PIXELS));
        };
    }

    /** Returns the diagonal of the tile and those of its left and right neighbors, whose ends reach into the tile. */
    private static Stream<Line2D> diagonals(int startY, int endY) {
        return Stream.of(-TILE_PIXELS, 0, TILE_PIXELS)
                .map(left -> new Line2D.Double(left, startY, left + TILE_PIXELS, endY));
    }
}
