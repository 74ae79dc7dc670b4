package commandline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PathEncodingTest {
    private static final String UNDECODED = "/home/w\ufffd\ufffdrk";

    @Test
    void aRelativePathNeedsADecodedWorkingDirectory() {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> PathEncoding.check(Path.of("downloaded"), UNDECODED))
                .withMessageStartingWith(
                        "cannot write to downloaded: the working directory has a name that the locale ")
                .withMessageEndingWith(" cannot represent; try LC_ALL=C.UTF-8");
    }

    @Test
    void anAbsolutePathNeedsNoWorkingDirectory() {
        assertThatNoException().isThrownBy(() -> PathEncoding.check(Path.of("/tmp/downloaded"), UNDECODED));
    }

    @Test
    void aPathMustBeDecodedItself() {
        assertThatExceptionOfType(CannotRunException.class)
                .isThrownBy(() -> PathEncoding.check(Path.of("w\ufffdrk"), "/home"))
                .withMessageContaining("it has a name that the locale");
    }

    @Test
    void theMoreSpecificVariableNamesTheLocale() {
        assertThat(PathEncoding.locale(Map.of("LC_ALL", "C", "LC_CTYPE", "x", "LANG", "y")))
                .isEqualTo("C");
        assertThat(PathEncoding.locale(Map.of("LC_ALL", "", "LANG", "de_DE"))).isEqualTo("de_DE");
        assertThat(PathEncoding.locale(Map.of())).isEqualTo("C");
    }
}
