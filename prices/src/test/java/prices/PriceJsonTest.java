package prices;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import prices.PriceJson.UnexpectedJsonException;

class PriceJsonTest {
    private static final Query QUERY = new Query("kraken", "btc", LocalDate.of(2020, 4, 1));
    private static final String PRICE =
            "{\"exchange\":\"kraken\",\"symbol\":\"btc\",\"day\":\"2020-04-01\",\"open\":6408.95,"
                    + "\"high\":145,\"low\":132.490,\"close\":133,\"volume\":796791.072558}";

    @Test
    void numbersComeOutAsTheyCameIn() throws Exception {
        Price price = PriceJson.readPrice(PRICE.getBytes(UTF_8), QUERY, Prices.HOLD);

        assertThat(price.close()).isEqualTo(new BigDecimal("133"));
        assertThat(PriceJson.write(price)).isEqualTo(PRICE);
    }

    @Test
    void whatElseIsSaidIsIgnored() throws Exception {
        String more =
                PRICE.replace("{", "{\"note\":null,\"more\":{\"close\":1,\"day\":\"x\"},\"list\":[1,[2]],\"ok\":true,");

        assertThat(PriceJson.readPrice(more.getBytes(UTF_8), QUERY, Prices.HOLD))
                .isEqualTo(PriceJson.readPrice(PRICE.getBytes(UTF_8), QUERY, Prices.HOLD));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "nothing",
            value = {
                "{ | [ | not a JSON object",
                "{ | x | malformed JSON",
                "} | '' | malformed JSON",
                "kraken | okex | the answer to another query",
                "2020-04-01 | 2020-04-02 | the answer to another query",
                "close | cloze | no number as 'close'",
                "133, | null, | no number as 'close'",
                "133, | \"133\", | no number as 'close'",
                "133, | 1e999999999, | a number with too many digits as 'close'",
                "133, | 1e-999999999, | a number with too many digits as 'close'"
            })
    void refusesWhatIsNoPrice(String part, String instead, String message) {
        String json = PRICE.replace(part, instead);
        assertThat(json).isNotEqualTo(PRICE);

        assertThatExceptionOfType(UnexpectedJsonException.class)
                .isThrownBy(() -> PriceJson.readPrice(json.getBytes(UTF_8), QUERY, Prices.HOLD))
                .withMessage(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{} | not a JSON array",
                "[\"a\", 1] | not a JSON array of names only",
                "[\"a\" | malformed JSON",
                "'' | not a JSON array"
            })
    void refusesWhatIsNoListOfNames(String json, String message) {
        assertThatExceptionOfType(UnexpectedJsonException.class)
                .isThrownBy(() -> PriceJson.readNames(json.getBytes(UTF_8)))
                .withMessage(message);
    }
}
