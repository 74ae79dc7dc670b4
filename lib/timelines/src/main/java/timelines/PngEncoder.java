package timelines;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Draws images and encodes them as PNG. */
public final class PngEncoder {
    private static final int MAX_CAUSES = 20;

    private PngEncoder() {}

    /**
     * Draws and encodes an image. Needs no screen: sets the system property {@code java.awt.headless} to {@code true},
     * which has no effect if AWT is already in use.
     *
     * @param drawing draws the image; does not touch AWT before it is called
     * @throws ChartException if the JVM cannot draw, for example because it has no fonts, lacks a native library,
     *     or runs out of memory
     */
    public static byte[] encode(Supplier<BufferedImage> drawing) throws ChartException {
        System.setProperty("java.awt.headless", "true");
        try {
            var bytes = new ByteArrayOutputStream();
            // ImageIO would cache a plain output stream in a temporary file.
            try (var output = new MemoryCacheImageOutputStream(bytes)) {
                ImageIO.write(drawing.get(), "png", output);
            }
            return bytes.toByteArray();
        } catch (IOException | RuntimeException | Error e) {
            // AWT reports missing fonts and libraries as exceptions and errors of many types.
            throw new ChartException("cannot draw the chart: " + reason(e), e);
        }
    }

    private static String reason(Throwable failure) {
        List<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause)
                .limit(MAX_CAUSES)
                .toList();
        boolean inFonts = causes.stream()
                .flatMap(cause -> Arrays.stream(cause.getStackTrace()))
                .anyMatch(frame -> frame.getClassName().startsWith("sun.font."));
        Throwable root = causes.get(causes.size() - 1);
        String message = String.valueOf(root.getMessage()).lines().findFirst().orElse("");
        String name = root.getClass().getSimpleName();
        return (inFonts ? "no usable fonts, install fontconfig and a font " : "") + "(" + name + ": " + message + ")";
    }
}
