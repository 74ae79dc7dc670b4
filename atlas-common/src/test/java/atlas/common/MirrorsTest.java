package atlas.common;

import static org.assertj.core.api.Assertions.assertThat;

import countrycodes.CountryCodes;
import endpoints.server.Behavior;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MirrorsTest {
    private static final List<Behavior> THREE =
            IntStream.range(0, 3).mapToObj(Mirrors::behavior).toList();

    @Test
    void threeEmbeddedMirrorsRefuseOnlyThreeFlagsTogether() {
        assertThat(CountryCodes.all())
                .filteredOn(code -> THREE.stream().allMatch(mirror -> refuses(mirror, code)))
                .containsExactly("AD", "LV", "UG");
    }

    @Test
    void eachEmbeddedMirrorRefusesAboutAQuarterOfTheFlags() {
        assertThat(THREE)
                .allSatisfy(mirror -> assertThat(CountryCodes.all())
                        .filteredOn(code -> refuses(mirror, code))
                        .hasSizeBetween(38, 58));
    }

    @Test
    void embeddedMirrorsDelayTheSameFlagDifferently() {
        assertThat(THREE).extracting(mirror -> mirror.delayOf("br")).doesNotHaveDuplicates();
    }

    @Test
    void urisStartWithTheUrlOfTheMirror() {
        var mirror = new Mirror(URI.create("http://localhost:8000/flags"), Duration.ZERO);

        assertThat(mirror.flag("BR")).isEqualTo(URI.create("http://localhost:8000/flags/br/br.gif"));
        assertThat(mirror.metadata("BR")).isEqualTo(URI.create("http://localhost:8000/flags/br/metadata.json"));
    }

    private static boolean refuses(Behavior mirror, String code) {
        return mirror.faultOf(code.toLowerCase(Locale.ROOT)).isPresent();
    }
}
