package reporting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prints reports as JSON objects, each in one line. */
public final class JsonReport {
    private static final int MICROSECONDS_SCALE = 6;

    private JsonReport() {}

    /**
     * Prints an object.
     *
     * @param properties writes the properties of the object
     */
    public static void print(PrintStream out, Consumer<JsonGenerator> properties) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = new JsonFactory().createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            properties.accept(json);
            json.writeEndObject();
        }
        out.println(bytes.toString(UTF_8));
    }

    /** Writes a property that is a number or null. */
    public static void write(JsonGenerator json, String name, Optional<BigDecimal> number) {
        json.writeName(name);
        if (number.isPresent()) {
            json.writeNumber(number.get());
        } else {
            json.writeNull();
        }
    }

    /** Returns a duration in seconds, to the microsecond. */
    public static BigDecimal seconds(Duration duration) {
        return BigDecimal.valueOf(duration.toNanos(), 9).setScale(MICROSECONDS_SCALE, RoundingMode.HALF_UP);
    }
}
