package flagserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import commandline.Arguments;
import commandline.UsageException;
import endpoints.prices.PriceServer;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import flagserver.ServerOptions.PriceOptions;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerOptionsTest {
    @Test
    void listensAtTheDefaultPortsOfTheLoopbackAddress() throws UsageException {
        ServerOptions options = options();

        assertThat(options.hosting().address(Endpoint.LOCAL).getPort()).isEqualTo(8000);
        assertThat(options.hosting().address(Endpoint.DELAY).getPort()).isEqualTo(8001);
        assertThat(options.hosting().address(Endpoint.ERROR).getPort()).isEqualTo(8002);
        assertThat(options.hosting().host().isLoopbackAddress()).isTrue();
        assertThat(options.prices()).isEqualTo(new PriceOptions(PriceServer.DEFAULT_DELAY, Optional.empty()));
    }

    @Test
    void delayIsATimeOrARange() throws UsageException {
        assertThat(options().delay()).isEqualTo(DelayDistribution.constant(Duration.ofMillis(500)));
        assertThat(options("--delay", "2").delay()).isEqualTo(DelayDistribution.constant(Duration.ofSeconds(2)));
        assertThat(options("--delay", "0.5..5").delay())
                .isEqualTo(new DelayDistribution(Duration.ofMillis(500), Duration.ofSeconds(5)));
    }

    @Test
    void pricesHaveTheirOwnDelayAndPort() throws UsageException {
        ServerOptions options = options("--prices-delay", "0.1..2", "--prices-port", "5001");

        assertThat(options.prices())
                .isEqualTo(new PriceOptions(
                        new DelayDistribution(Duration.ofMillis(100), Duration.ofSeconds(2)), Optional.of(5001)));
        assertThat(options.delay()).isEqualTo(DelayDistribution.DEFAULT);
    }

    @Test
    void parsesTheOtherOptions() throws UsageException {
        ServerOptions options =
                options("--error-rate", "0.5", "--seed", "-7", "--host", "127.0.0.2", "--error-port", "0", "-v");

        assertThat(options.errorRate()).isEqualTo(0.5);
        assertThat(options.seed()).isEqualTo(-7);
        assertThat(options.hosting().address(Endpoint.ERROR).getPort()).isZero();
        assertThat(options.hosting().host().getHostAddress()).isEqualTo("127.0.0.2");
        assertThat(options.verbose()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "--delay, -1",
        "--delay, soon",
        "--delay, 5..0.5",
        "--delay, 1..2..3",
        "--delay, 0.5..",
        "--prices-delay, soon",
        "--prices-port, -1",
        "--error-rate, 1.5",
        "--error-rate, NaN",
        "--seed, x",
        "--seed, 99999999999999999999",
        "--local-port, 65536",
        "--local-port, 80.5",
        "--host, nowhere.invalid"
    })
    void messageNamesTheInvalidAndTheValidValues(String option, String value) {
        assertThatThrownBy(() -> options(option, value))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith(option + " takes ")
                .hasMessageEndingWith("not '" + value + "'");
    }

    @Test
    void rejectsOperands() {
        assertThatThrownBy(() -> options("BR"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("'BR'");
    }

    private static ServerOptions options(String... args) throws UsageException {
        return ServerOptions.of(Arguments.parse(ServerOptions.definition(), args));
    }
}
