package prices;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import prices.Price.Values;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/** Prices and names as a server writes them. */
final class PriceJson {
    private static final JsonFactory JSON = new JsonFactory();

    /** No price has more digits on either side of the point: one of a thousand million would not fit into memory. */
    private static final int MAX_DIGITS = 30;

    private PriceJson() {}

    /** Something else than what was expected. The message says what is wrong. */
    static final class UnexpectedJsonException extends Exception {
        private static final long serialVersionUID = 1;

        UnexpectedJsonException(String message) {
            super(message);
        }
    }

    /**
     * Reads a price.
     *
     * @param query that it must be the answer to
     * @param delay for how long it was delayed
     * @throws UnexpectedJsonException if it is something else
     */
    static Price readPrice(byte[] json, Query query, Duration delay) throws UnexpectedJsonException {
        Map<String, String> texts = new HashMap<>();
        Map<String, BigDecimal> numbers = new HashMap<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnexpectedJsonException("not a JSON object");
            }
            for (JsonToken value = parser.nextValue(); value != JsonToken.END_OBJECT; value = parser.nextValue()) {
                String name = parser.currentName();
                if (value == JsonToken.VALUE_STRING) {
                    texts.put(name, parser.getString());
                } else if (value.isNumeric()) {
                    numbers.put(name, parser.getDecimalValue());
                } else {
                    parser.skipChildren();
                }
            }
        } catch (JacksonException e) {
            throw new UnexpectedJsonException("malformed JSON");
        }
        var answered = List.of(query.exchange(), query.symbol(), query.day().toString());
        if (!answered.equals(List.of(text(texts, "exchange"), text(texts, "symbol"), text(texts, "day")))) {
            throw new UnexpectedJsonException("the answer to another query");
        }
        var values = new Values(
                number(numbers, "open"),
                number(numbers, "high"),
                number(numbers, "low"),
                number(numbers, "close"),
                number(numbers, "volume"));
        return new Price(query, values, delay);
    }

    private static String text(Map<String, String> texts, String name) {
        return texts.getOrDefault(name, "");
    }

    private static BigDecimal number(Map<String, BigDecimal> numbers, String name) throws UnexpectedJsonException {
        @Nullable BigDecimal number = numbers.get(name);
        if (number == null) {
            throw new UnexpectedJsonException("no number as '" + name + "'");
        }
        long digitsBeforePoint = (long) number.precision() - number.scale();
        if (digitsBeforePoint > MAX_DIGITS || number.scale() > MAX_DIGITS) {
            throw new UnexpectedJsonException("a number with too many digits as '" + name + "'");
        }
        return number;
    }

    /**
     * Reads a list of names.
     *
     * @throws UnexpectedJsonException if it is something else
     */
    static List<String> readNames(byte[] json) throws UnexpectedJsonException {
        List<String> names = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), json)) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new UnexpectedJsonException("not a JSON array");
            }
            while (parser.nextToken() == JsonToken.VALUE_STRING) {
                names.add(parser.getString());
            }
            if (parser.currentToken() != JsonToken.END_ARRAY) {
                throw new UnexpectedJsonException("not a JSON array of names only");
            }
        } catch (JacksonException e) {
            throw new UnexpectedJsonException("malformed JSON");
        }
        return List.copyOf(names);
    }

    /** Writes a price in one line. */
    static String write(Price price) {
        var bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
            json.writeStartObject();
            json.writeStringProperty("exchange", price.query().exchange());
            json.writeStringProperty("symbol", price.query().symbol());
            json.writeStringProperty("day", price.query().day().toString());
            json.writeNumberProperty("open", price.values().open());
            json.writeNumberProperty("high", price.values().high());
            json.writeNumberProperty("low", price.values().low());
            json.writeNumberProperty("close", price.values().close());
            json.writeNumberProperty("volume", price.values().volume());
            json.writeEndObject();
        }
        return bytes.toString(UTF_8);
    }
}
