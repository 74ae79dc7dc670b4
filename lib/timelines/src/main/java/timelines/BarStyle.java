package timelines;

/**
 * The look of a bar. The colors are from the palette of Okabe and Ito, which is safe for color-blind readers. Pattern
 * and brightness tell the styles apart in black and white.
 *
 * <p>This enum does not use AWT, so that programs can describe a chart in a JVM that cannot draw it.
 */
public enum BarStyle {
    /** Sky blue, for success. */
    PLAIN(0x56B4E9, Pattern.NONE),

    /** Orange with rising stripes, for an expected alternative to success. */
    STRIPED(0xE69F00, Pattern.RISING),

    /** Vermilion with crossed stripes, for failure. */
    CROSSED(0xD55E00, Pattern.CROSSED),

    /** Yellow with vertical lines, for a special case. */
    LINED(0xF0E442, Pattern.VERTICAL),

    /** Nearly white, for waiting and other background. */
    PALE(0xEEEEEE, Pattern.NONE),

    /** Nearly black, for highlights. */
    DARK(0x333333, Pattern.NONE);

    private final int rgb;
    private final Pattern pattern;

    BarStyle(int rgb, Pattern pattern) {
        this.rgb = rgb;
        this.pattern = pattern;
    }

    int rgb() {
        return rgb;
    }

    Pattern pattern() {
        return pattern;
    }

    /** The lines over the color. */
    enum Pattern {
        NONE,
        RISING,
        CROSSED,
        VERTICAL
    }
}
