package primes;

import static org.assertj.core.api.Assertions.assertThat;

import commandline.ExitStatus;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Clients and members look for a cluster at addresses where something else may listen. */
@Timeout(120)
class JoinTest {
    private final String cluster = "test-" + UUID.randomUUID();

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SILENT_AFTER_HANDSHAKE")
    void aClientReportsAPeerThatIsNotAMember(FakePeer.Kind kind) throws Exception {
        try (var peer = new FakePeer(kind)) {
            ClientRun run = ClientRun.start("--join", peer.address(), "--number", "7");

            assertThat(run.exitStatus()).isEqualTo(ExitStatus.FAILURE);
            assertThat(run.error())
                    .isEqualTo(
                            "*** Error: no member of a cluster at %s (not a member): primes-cluster --member starts one%n"
                                    .formatted(peer.address()));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SILENT_AFTER_HANDSHAKE")
    void aMemberReportsAPeerThatIsNotAMember(FakePeer.Kind kind) throws Exception {
        try (var peer = new FakePeer(kind)) {
            ClientRun run = ClientRun.start("--member", "--port", "0", "--join", peer.address());

            assertThat(run.exitStatus()).isEqualTo(ExitStatus.FAILURE);
            assertThat(run.error())
                    .isEqualTo("*** Error: no member to join at %s (not a member)%n".formatted(peer.address()));
        }
    }

    @Test
    void aClientReportsAPeerThatIsSilentAfterTheHandshake() throws Exception {
        try (var peer = new FakePeer(FakePeer.Kind.SILENT_AFTER_HANDSHAKE)) {
            ClientRun run = ClientRun.start("--join", peer.address(), "--number", "7");

            assertThat(run.exitStatus()).isEqualTo(ExitStatus.FAILURE);
            assertThat(run.error())
                    .isEqualTo("*** Error: %s did not accept a client of the cluster 'primes': check --cluster-name%n"
                            .formatted(peer.address()));
        }
    }

    @Test
    void aMemberReportsAPeerThatIsSilentAfterTheHandshake() throws Exception {
        try (var peer = new FakePeer(FakePeer.Kind.SILENT_AFTER_HANDSHAKE)) {
            ClientRun run = ClientRun.start("--member", "--port", "0", "--join", peer.address());

            assertThat(run.exitStatus()).isEqualTo(ExitStatus.FAILURE);
            assertThat(run.error())
                    .isEqualTo("*** Error: no member let this one join within 40 s: %s (a member)%n"
                            .formatted(peer.address()));
        }
    }

    @Test
    void aMemberJoinsInSpiteOfAPeerThatIsNotAMember() throws Exception {
        try (var peer = new FakePeer(FakePeer.Kind.SILENT);
                MemberProcess first = MemberProcess.start(cluster);
                MemberProcess second = MemberProcess.start(cluster, "--join", peer.address() + "," + first.address())) {
            assertThat(second.size()).isEqualTo(2);
        }
    }

    @Test
    void theFirstMemberOfAClusterSaysThatItIsAlone() throws Exception {
        String unused;
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            unused = "127.0.0.1:" + socket.getLocalPort();
        }
        ClientRun run = ClientRun.start("--member", "--port", "0", "--cluster-name", cluster, "--join", unused)
                .awaitOutput("Member ");
        run.interrupt();

        assertThat(run.exitStatus()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(run.error())
                .isEqualTo(
                        "No member to join at %s (connection refused): this is the first member.%n".formatted(unused));
    }

    @Test
    void withoutJoinClientsAndMembersFindAMemberOnAnyOfTheDefaultPorts() throws Exception {
        try (MemberProcess first = MemberProcess.start(cluster, "--port", Integer.toString(freePort()));
                MemberProcess second = MemberProcess.start(cluster)) {
            ClientRun run = ClientRun.start("--cluster-name", cluster, "--number", "7");

            assertThat(first.size()).isEqualTo(1);
            assertThat(second.size()).isEqualTo(2);
            assertThat(run.exitStatus()).isZero();
            assertThat(run.lines()).contains("Checking 1 number with 2 threads of 2 members:");
        }
    }

    /** Returns a free port among the default ports, but none of the first. */
    private static int freePort() {
        return IntStream.iterate(5790, port -> port - 1)
                .filter(port -> {
                    try (var socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                        return socket.isBound();
                    } catch (IOException e) {
                        return false;
                    }
                })
                .findFirst()
                .orElseThrow();
    }
}
