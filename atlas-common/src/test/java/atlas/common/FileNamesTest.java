package atlas.common;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FileNamesTest {
    private static final Flag FLAG = new Flag(new byte[0]);

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "Brazil ; Brazil",
                "Côte d'Ivoire ; Côte d'Ivoire",
                "Cote\u0302 d'Ivoire ; Cotê d'Ivoire",
                "中国 ; 中国",
                "Bosnia & Herzegovina ; Bosnia & Herzegovina",
                "a/b\\c ; a_b_c",
                ".. ; __",
                "../../etc/passwd ; _._.._etc_passwd",
                ".hidden ; _hidden",
                "St. Lucia. ; St. Lucia_",
                "a<b>c:d\"e|f?g*h ; a_b_c_d_e_f_g_h",
            })
    void replacesWhatFileSystemsForbid(String country, String file) {
        assertThat(name(UTF_8, country)).isEqualTo(file);
    }

    @Test
    void replacesControlCharactersAndInvisibleOnes() {
        assertThat(name(UTF_8, "a\u001b[2Jb\nc\u202ed\0e")).isEqualTo("a_[2Jb_c_d_e");
        assertThat(name(UTF_8, "half a character: \ud83d")).isEqualTo("half a character_ _");
    }

    @Test
    void replacesWhatTheLocaleCannotEncode() {
        assertThat(name(US_ASCII, "Côte d'Ivoire")).isEqualTo("C_te d'Ivoire");
        assertThat(name(US_ASCII, "🇧🇷 Brazil")).isEqualTo("__ Brazil");
    }

    @Test
    void shortensNamesThatAreTooLongForFileSystems() {
        assertThat(name(UTF_8, "x".repeat(1000))).isEqualTo("x".repeat(180));
        assertThat(name(UTF_8, "中".repeat(1000))).isEqualTo("中".repeat(60));
        assertThat(name(UTF_8, "🇧".repeat(1000))).isEqualTo("🇧".repeat(45));
    }

    @Test
    void appendsTheCodeIfAnotherCountryHasTheSameName() {
        var names = new FileNames(US_ASCII);

        assertThat(names.of(new Card("AX", "Åland", FLAG))).isEqualTo("_land");
        assertThat(names.of(new Card("OX", "Öland", FLAG))).isEqualTo("_land_OX");
        assertThat(names.of(new Card("LX", "_LAND", FLAG))).isEqualTo("_LAND_LX");
    }

    @Test
    void keepsTheNameIfTheSameCountryIsSavedAgain() {
        var names = new FileNames(UTF_8);

        assertThat(names.of(new Card("BR", "Brazil", FLAG))).isEqualTo("Brazil");
        assertThat(names.of(new Card("BR", "Brazil", FLAG))).isEqualTo("Brazil");
    }

    private static String name(Charset charset, String country) {
        return new FileNames(charset).of(new Card("BR", country, FLAG));
    }
}
