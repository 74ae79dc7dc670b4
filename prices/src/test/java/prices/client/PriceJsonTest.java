package prices.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prices.TestPrices;
import prices.client.Price.PriceRecord;
import prices.client.PriceJson.UnexpectedJsonException;

class PriceJsonTest {
    private static final Query QUERY = new Query("kraken", "btc", LocalDate.of(2020, 4, 1));
    private static final String PRICE =
            "{\"exchange\":\"kraken\",\"symbol\":\"btc\",\"day\":\"2020-04-01\",\"open\":6408.95,"
                    + "\"high\":145,\"low\":132.490,\"close\":133,\"volume\":796791.072558}";

    @Test
    void preservesNumbers() throws Exception {
        PriceRecord price = PriceJson.readPrice(PRICE.getBytes(UTF_8), QUERY);

        assertThat(price.close()).isEqualTo(new BigDecimal("133"));
        assertThat(PriceJson.write(new Price(QUERY, price, TestPrices.DELAY))).isEqualTo(PRICE);
    }

    @Test
    void writesNumbersWithoutExponent() throws Exception {
        PriceRecord price = PriceJson.readPrice(PRICE.replace("133,", "1.3e4,").getBytes(UTF_8), QUERY);

        assertThat(PriceJson.write(new Price(QUERY, price, TestPrices.DELAY))).contains("\"close\":13000,");
    }

    @Test
    void ignoresUnknownProperties() throws Exception {
        String more =
                PRICE.replace("{", "{\"note\":null,\"more\":{\"close\":1,\"day\":\"x\"},\"list\":[1,[2]],\"ok\":true,");

        assertThat(PriceJson.readPrice(more.getBytes(UTF_8), QUERY))
                .isEqualTo(PriceJson.readPrice(PRICE.getBytes(UTF_8), QUERY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ | [ | JSON of another structure",
                "{ | x | malformed JSON",
                "} | '' | malformed JSON",
                "kraken | okex | the response to another query",
                "2020-04-01 | 2020-04-02 | the response to another query",
                "close | cloze | no valid value for 'close'",
                "133, | null, | no valid value for 'close'",
                "133, | \"133\", | no valid value for 'close'",
                "133, | \"\", | no valid value for 'close'",
                "133, | true, | no valid value for 'close'",
                "133, | [133], | no valid value for 'close'",
                "133, | {}, | no valid value for 'close'",
                "133, | NaN, | malformed JSON",
                "133, | 1e999999999, | a number with more than 30 digits",
                "133, | 1e-999999999, | a number with more than 30 digits",
                "133, | 1e99999999999, | no valid value for 'close'",
                "\"2020-04-01\" | 5 | no valid value for 'day'",
                "\"2020-04-01\" | \"yesterday\" | no valid value for 'day'",
                "\"2020-04-01\" | {} | no valid value for 'day'",
                "\"kraken\" | 5 | no valid value for 'exchange'",
                "\"kraken\" | null | no valid value for 'exchange'",
                "\"kraken\" | [\"kraken\"] | no valid value for 'exchange'"
            })
    void rejectsWhatIsNotAPrice(String part, String replacement, String message) {
        String json = PRICE.replace(part, replacement);
        assertThat(json).isNotEqualTo(PRICE);

        assertThatExceptionOfType(UnexpectedJsonException.class)
                .isThrownBy(() -> PriceJson.readPrice(json.getBytes(UTF_8), QUERY))
                .withMessage(message);
    }

    @Test
    void rejectsANumberWithTenThousandDigits() {
        String json = PRICE.replace("133,", "1".repeat(10_000) + ",");

        assertThatExceptionOfType(UnexpectedJsonException.class)
                .isThrownBy(() -> PriceJson.readPrice(json.getBytes(UTF_8), QUERY));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | JSON of another structure",
                "\"a\" | JSON of another structure",
                "5 | JSON of another structure",
                "null | JSON of another structure",
                "[\"a\", 1] | JSON of another structure",
                "[\"a\", true] | JSON of another structure",
                "[\"a\", null] | JSON of another structure",
                "[\"a\", [\"b\"]] | JSON of another structure",
                "[\"a\" | malformed JSON",
                "[\"a\"] x | malformed JSON",
                "'' | JSON of another structure"
            })
    void rejectsWhatIsNotAListOfNames(String json, String message) {
        assertThatExceptionOfType(UnexpectedJsonException.class)
                .isThrownBy(() -> PriceJson.readNames(json.getBytes(UTF_8)))
                .withMessage(message);
    }
}
