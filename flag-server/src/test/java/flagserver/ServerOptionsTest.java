package flagserver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import commandline.Arguments;
import commandline.UsageException;
import endpoints.faults.Fault;
import endpoints.prices.PriceServer;
import endpoints.server.Behavior;
import endpoints.server.ConcurrencyLimit;
import endpoints.server.DelayDistribution;
import endpoints.server.Endpoint;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServerOptionsTest {
    @Test
    void listensAtTheDefaultPortsOfTheLoopbackAddress() throws UsageException {
        ServerOptions options = options();

        assertThat(options.endpoints())
                .extracting(EndpointOptions::label, EndpointOptions::port)
                .containsExactly(
                        tuple("LOCAL", 8000),
                        tuple("DELAY", 8001),
                        tuple("ERROR", 8002),
                        tuple("CHAOS", 8003),
                        tuple("BUSY", 8004),
                        tuple("PRICES", 5000));
        assertThat(options.host().isLoopbackAddress()).isTrue();
        assertThat(behavior(options, "PRICES").delay()).isEqualTo(PriceServer.DEFAULT_DELAY);
    }

    @Test
    void chaosBusyAndPricesAreOptionalAtTheirDefaultPorts() throws UsageException {
        assertThat(options().endpoints())
                .filteredOn(EndpointOptions::optional)
                .extracting(EndpointOptions::label)
                .containsExactly("CHAOS", "BUSY", "PRICES");
        assertThat(endpoint(options("--prices-port", "5000"), "PRICES").optional())
                .isFalse();
    }

    @Test
    void delayIsATimeOrARange() throws UsageException {
        assertThat(delay()).isEqualTo(DelayDistribution.constant(Duration.ofMillis(500)));
        assertThat(delay("--delay", "2")).isEqualTo(DelayDistribution.constant(Duration.ofSeconds(2)));
        assertThat(delay("--delay", "0.5..5"))
                .isEqualTo(new DelayDistribution(Duration.ofMillis(500), Duration.ofSeconds(5)));
    }

    private static DelayDistribution delay(String... args) throws UsageException {
        return behavior(options(args), "DELAY").delay();
    }

    @Test
    void pricesHaveTheirOwnDelayAndPort() throws UsageException {
        ServerOptions options = options("--prices-delay", "0.1..2", "--prices-port", "5001");

        assertThat(behavior(options, "PRICES").delay())
                .isEqualTo(new DelayDistribution(Duration.ofMillis(100), Duration.ofSeconds(2)));
        assertThat(endpoint(options, "PRICES").port()).isEqualTo(5001);
        assertThat(behavior(options, "DELAY").delay()).isEqualTo(DelayDistribution.DEFAULT);
    }

    @Test
    void parsesTheOtherOptions() throws UsageException {
        ServerOptions options =
                options("--error-rate", "0.5", "--seed", "-7", "--host", "127.0.0.2", "--error-port", "0", "-v");

        assertThat(behavior(options, "ERROR")).isEqualTo(Endpoint.ERROR.behavior(DelayDistribution.DEFAULT, 0.5, -7));
        assertThat(endpoint(options, "ERROR").port()).isZero();
        assertThat(options.host().getHostAddress()).isEqualTo("127.0.0.2");
        assertThat(options.verbose()).isTrue();
    }

    @Test
    void busyStatusIsTheStatusOfRejections() throws UsageException {
        assertThat(behavior(options(), "BUSY").limit()).isEqualTo(new ConcurrencyLimit(20, 503));
        assertThat(behavior(options("--busy-status", "429"), "BUSY").limit()).isEqualTo(new ConcurrencyLimit(20, 429));
    }

    @Test
    void faultWithoutALabelAppliesToAllEndpoints() throws UsageException {
        ServerOptions options = options("--fault", "fail:2");

        assertThat(options.endpoints())
                .allSatisfy(endpoint ->
                        assertThat(endpoint.behavior().faults().added()).containsExactly(Fault.parse("fail:2")));
        assertThat(behavior(options, "ERROR").faults().rate()).isEqualTo(Behavior.DEFAULT_ERROR_RATE);
    }

    @Test
    void eachFaultAppliesToTheEndpointOfItsLabel() throws UsageException {
        ServerOptions options = options(
                "--fault",
                "LOCAL=status:500",
                "--fault",
                "local=html",
                "--fault",
                "prices=type:a/b; c=d",
                "--fault=DELAY=empty");

        assertThat(behavior(options, "LOCAL").faults().added())
                .containsExactly(Fault.parse("status:500"), Fault.parse("html"));
        assertThat(behavior(options, "PRICES").faults().added()).containsExactly(Fault.parse("type:a/b; c=d"));
        assertThat(behavior(options, "DELAY").faults().added()).containsExactly(Fault.parse("empty"));
        assertThat(behavior(options, "ERROR").faults().added()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense | unknown kind of fault",
                "MOON=html | there is no such endpoint",
                "LOCAL= | unknown kind of fault",
                "status:99 | the form of this fault is status:N, N from 200 to 599"
            })
    void messageNamesTheInvalidFault(String fault, String reason) {
        assertThatThrownBy(() -> options("--fault", fault))
                .isInstanceOf(UsageException.class)
                .hasMessage("--fault takes [LABEL=]KIND[:PARAMETER], not '%s': %s", fault, reason);
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
        "--busy-status, 200",
        "--delay, 1e-999999999",
        "--error-rate, 1e-999999999",
        "--seed, 1e5",
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

    private static EndpointOptions endpoint(ServerOptions options, String label) {
        return options.endpoints().stream()
                .filter(endpoint -> endpoint.label().equals(label))
                .findFirst()
                .orElseThrow();
    }

    private static Behavior behavior(ServerOptions options, String label) {
        return endpoint(options, label).behavior();
    }
}
