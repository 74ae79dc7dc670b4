package prices.client;

import com.fasterxml.jackson.annotation.Nulls;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import prices.client.Price.PriceRecord;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.type.LogicalType;

/** The JSON of a price server. */
public final class PriceJson {
    /** Rejects missing values, and values of another type. */
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .changeDefaultNullHandling(handling -> handling.withContentNulls(Nulls.FAIL))
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> Stream.of(
                                    CoercionInputShape.Integer, CoercionInputShape.Float, CoercionInputShape.Boolean)
                            .forEach(shape -> config.setCoercion(shape, CoercionAction.Fail)))
            .build();

    /** The maximum number of digits on either side of the decimal point. 1e999999999 would not fit into memory. */
    private static final int MAX_DIGITS = 30;

    private PriceJson() {}

    /** Thrown if JSON is malformed or has an unexpected structure. The message is the reason, for the user. */
    static final class UnexpectedJsonException extends Exception {
        private static final long serialVersionUID = 1;

        UnexpectedJsonException(String message) {
            super(message);
        }
    }

    /**
     * Parses a price.
     *
     * @param query the query to which it must belong
     * @throws UnexpectedJsonException if it is not a price, has a number with too many digits, or belongs to another
     *     query
     */
    static PriceRecord readPrice(byte[] json, Query query) throws UnexpectedJsonException {
        PriceRecord price = read(json, PriceRecord.class);
        if (!query.equals(new Query(price.exchange(), price.symbol(), price.day()))) {
            throw new UnexpectedJsonException("the response to another query");
        }
        if (Stream.of(price.open(), price.high(), price.low(), price.close(), price.volume())
                .anyMatch(PriceJson::hasTooManyDigits)) {
            throw new UnexpectedJsonException("a number with more than " + MAX_DIGITS + " digits");
        }
        return price;
    }

    private static boolean hasTooManyDigits(BigDecimal number) {
        long digitsBeforePoint = (long) number.precision() - number.scale();
        return digitsBeforePoint > MAX_DIGITS || number.scale() > MAX_DIGITS;
    }

    /**
     * Parses a list of names.
     *
     * @throws UnexpectedJsonException if it is not an array of strings
     */
    static List<String> readNames(byte[] json) throws UnexpectedJsonException {
        return Stream.of(read(json, String[].class)).toList();
    }

    private static <T> T read(byte[] json, Class<T> type) throws UnexpectedJsonException {
        try {
            @Nullable T value = MAPPER.readValue(json, type);
            if (value == null) {
                throw new UnexpectedJsonException("JSON of another structure");
            }
            return value;
        } catch (DatabindException e) {
            List<JacksonException.Reference> path = e.getPath();
            @Nullable
            String name = path.isEmpty() ? null : path.get(path.size() - 1).getPropertyName();
            throw new UnexpectedJsonException(
                    name == null ? "JSON of another structure" : "no valid value for '" + name + "'");
        } catch (JacksonException e) {
            throw new UnexpectedJsonException("malformed JSON");
        }
    }

    /** Formats a price as one line of JSON. */
    public static String write(Price price) {
        return MAPPER.writeValueAsString(price.record());
    }
}
