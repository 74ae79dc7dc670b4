package timelines;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A picture of one or more runs, below each other on the same axis of time. It is made to be shown at half its size:
 * 1600 pixels wide, with letters to match, and as high as its lanes need.
 *
 * @param title of the whole picture
 * @param panels from top to bottom; at least one
 */
public record Timelines(String title, List<Panel> panels) {
    private static final String HEADLESS = "java.awt.headless";

    /** @throws IllegalArgumentException if there is no panel */
    public Timelines {
        panels = List.copyOf(panels);
        if (panels.isEmpty()) {
            throw new IllegalArgumentException("there is no panel to draw");
        }
    }

    /**
     * Draws the picture into a PNG file, which appears as a whole or not at all; a file of that name is replaced. No
     * screen is needed.
     *
     * @throws IOException if the file cannot be written
     */
    public void writePng(Path file) throws IOException {
        new PngFile(file).write(image());
    }

    /**
     * Keeps AWT from looking for a screen, which fails where DISPLAY names one that is gone. To be called before anything
     * of AWT is used, unless a picture of this kind is drawn before.
     */
    public static void needNoScreen() {
        if (System.getProperty(HEADLESS) == null) {
            System.setProperty(HEADLESS, "true");
        }
    }

    /** The picture. */
    BufferedImage image() {
        needNoScreen();
        return new TimelinesChart(this).image();
    }

    /** When the last bar of all ends. */
    Duration end() {
        return panels.stream()
                .flatMap(panel -> panel.bars().stream())
                .map(Bar::end)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
