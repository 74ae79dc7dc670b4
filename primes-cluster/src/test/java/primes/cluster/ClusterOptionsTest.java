package primes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import commandline.Arguments;
import commandline.UsageException;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterOptionsTest {
    @Test
    void usesThisMachineByDefault() throws UsageException {
        ClusterOptions options = options();

        assertThat(options.clusterName()).isEqualTo("primes");
        assertThat(options.bind()).isEqualTo("127.0.0.1");
        assertThat(options.addresses())
                .hasSize(100)
                .startsWith(address("127.0.0.1", 5701), address("127.0.0.1", 5702))
                .endsWith(address("127.0.0.1", 5800));
    }

    @Test
    void onlyTheDefaultPortIsIncremented() throws UsageException {
        assertThat(options("--member").port()).isEqualTo(5701);
        assertThat(options("--member").portAutoIncrement()).isTrue();
        assertThat(options("--member", "--port", "5801").portAutoIncrement()).isFalse();
    }

    @Test
    void thePortOfAMemberIsOptional() throws UsageException {
        ClusterOptions options = options("--join", "192.168.1.5,192.168.1.6:5702");

        assertThat(options.addresses()).containsExactly(address("192.168.1.5", 5701), address("192.168.1.6", 5702));
    }

    @Test
    void theLastOfRepeatedOptionsCounts() throws UsageException {
        ClusterOptions options =
                options("--join", "10.0.0.1", "--join", "10.0.0.2", "--cluster-name=a", "--cluster-name=b");

        assertThat(options.addresses()).containsExactly(address("10.0.0.2", 5701));
        assertThat(options.clusterName()).isEqualTo("b");
    }

    @Test
    void anIpv6AddressIsInBrackets() throws UsageException {
        assertThat(options("--join", "[::1],[fe80::1%lo]:5702").addresses())
                .containsExactly(address("[::1]", 5701), address("[fe80::1%lo]", 5702));
    }

    private static InetSocketAddress address(String host, int port) {
        return InetSocketAddress.createUnresolved(host, port);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    --join 10.0.0.1,            | --join takes addresses such as 192.168.1.5 or 192.168.1.5:5702, separated by commas, not ''
                    --join 10.0.0.1:port        | --join takes addresses such as 192.168.1.5 or 192.168.1.5:5702, separated by commas, not '10.0.0.1:port'
                    --join ::1                  | --join takes addresses such as 192.168.1.5 or 192.168.1.5:5702, separated by commas, not '::1'
                    --join 10.0.0.1:99999       | --join takes addresses such as 192.168.1.5 or 192.168.1.5:5702, separated by commas, not '10.0.0.1:99999'
                    --join 10.0.0.1:0           | --join takes addresses such as 192.168.1.5 or 192.168.1.5:5702, separated by commas, not '10.0.0.1:0'
                    --join :5701                | --join takes addresses such as 192.168.1.5 or 192.168.1.5:5702, separated by commas, not ':5701'
                    --member --bind 192.0.2.1   | --bind takes one address of this machine, not '192.0.2.1'
                    --member --bind 0.0.0.0     | --bind takes one address of this machine, not '0.0.0.0'
                    --member --port 65536       | --port takes a whole number from 0 to 65535, not '65536'
                    --port 5701                 | --bind and --port require --member
                    --bind 127.0.0.1            | --bind and --port require --member
                    """)
    void rejectsInvalidArguments(String args, String message) {
        assertThatExceptionOfType(UsageException.class)
                .isThrownBy(() -> options(args.split(" ", -1)))
                .withMessage(message);
    }

    private static ClusterOptions options(String... args) throws UsageException {
        return ClusterOptions.of(Arguments.parse(ClusterOptions.definition().addOption(ClusterOptions.MEMBER), args));
    }
}
