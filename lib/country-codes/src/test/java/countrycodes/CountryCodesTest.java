package countrycodes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.UsageException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CountryCodesTest {
    @Test
    void thereAreTwentyMostPopulousCountries() {
        assertThat(CountryCodes.MOST_POPULOUS)
                .containsExactly(
                        "BD", "BR", "CD", "CN", "DE", "EG", "ET", "FR", "ID", "IN", "IR", "JP", "MX", "NG", "PH", "PK",
                        "RU", "TR", "US", "VN");
    }

    @Test
    void allHas194SortedCodes() {
        assertThat(CountryCodes.all())
                .hasSize(194)
                .containsAll(CountryCodes.MOST_POPULOUS)
                .allMatch(code -> code.matches("[A-Z]{2}"))
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void everyHasTheCodesFromAaToZz() {
        assertThat(CountryCodes.every())
                .hasSize(26 * 26)
                .startsWith("AA", "AB")
                .endsWith("ZY", "ZZ")
                .doesNotHaveDuplicates()
                .isSorted();
    }

    @Test
    void parsedCodesAreInUpperCaseSortedWithoutDuplicates() throws UsageException {
        assertThat(CountryCodes.parse(List.of("us", "BR", "uS", "cn"))).containsExactly("BR", "CN", "US");
    }

    @Test
    void aLetterStandsForThe26CodesThatBeginWithIt() throws UsageException {
        assertThat(CountryCodes.parse(List.of("b", "BR", "AZ")))
                .hasSize(27)
                .startsWith("AZ", "BA")
                .endsWith("BZ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"BRA", "B1", "", " ", "-", "ß", "ı", "ﬁ", "BR\n"})
    void rejectsOtherOperands(String operand) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> CountryCodes.parse(List.of("BR", operand)))
                .withMessage("'" + operand + "' is not a country code: give two letters, such as BR,"
                        + " or one, such as B, for all codes from BA to BZ");
    }
}
