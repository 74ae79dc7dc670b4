package primes;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import commandline.ExitStatus;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import primes.common.PrimeTask;

@Timeout(120)
class MainTest {
    /** A prime whose check takes one to two seconds. */
    private static final String LARGE_PRIME = "999999999999999989";

    /** Counts for centuries. */
    static final String[] ENDLESS = {
        "--range", "1..9223372036854775807", "--chunk", "9223372036854775807", "--algorithm", "miller-rabin"
    };

    /** The exit status after SIGTERM: 128 plus the number of the signal. */
    private static final int SIGTERM_STATUS = 143;

    private final String cluster = "test-" + UUID.randomUUID();
    private final List<MemberProcess> members = new ArrayList<>();

    @AfterEach
    void stopMembers() {
        members.forEach(MemberProcess::close);
    }

    @Test
    void twoMembersShareTheNumbersAndTheRowsAreInOrder() throws Exception {
        MemberProcess first = member();
        MemberProcess second = member("--join", first.address());
        assertThat(second.size()).isEqualTo(2);

        ClientRun run = ClientRun.of(cluster, second);

        assertThat(run.exitStatus()).isZero();
        assertThat(run.lines()).hasSize(24).startsWith("Checking 20 numbers with 2 threads of 2 members:");
        assertThat(run.lines().subList(1, 21)).isEqualTo(expectedRows());
        assertThat(run.lines().subList(21, 23))
                .anyMatch(line -> isWorkDone(line, first))
                .anyMatch(line -> isWorkDone(line, second));
        assertThat(run.error()).isEmpty();
    }

    @Test
    void allMembersCountARange() throws Exception {
        MemberProcess first = member();
        member("--join", first.address());

        ClientRun run = ClientRun.of(cluster, first, "--range", "1..1000000");

        assertThat(run.exitStatus()).isZero();
        assertThat(run.lines()).hasSize(1 + 100 + 2 + 2).contains("78498 primes");
    }

    @Test
    void startsAMemberInsideIfThereIsNone() throws Exception {
        ClientRun run = ClientRun.start("--cluster-name", cluster, "2", "--number", "7", "100");

        assertThat(run.exitStatus()).isZero();
        assertThat(run.lines())
                .startsWith("Checking 2 numbers with 2 threads of 1 member:", "  7  P  0s", "100     0s")
                .endsWith("Total time: 0s");
    }

    @Test
    void theTasksOfAKilledMemberRunElsewhereAndNoRowIsLostOrRepeated() throws Exception {
        MemberProcess first = member();
        MemberProcess second = member("--join", first.address());
        ClientRun run = ClientRun.of(cluster, first, "--number", "7", LARGE_PRIME, LARGE_PRIME)
                .awaitOutput("7  P");
        second.awaitBusy();

        second.kill();

        assertThat(run.exitStatus()).isZero();
        assertThat(run.lines()).filteredOn(line -> line.contains("P")).hasSize(3);
        assertThat(run.error())
                .contains(second.address() + " is lost: another member runs " + LARGE_PRIME + ".")
                .contains(second.address() + " has left.");
    }

    @Test
    void theTasksOfAStoppedMemberRunElsewhere() throws Exception {
        MemberProcess first = member();
        MemberProcess second = member("--join", first.address());
        ClientRun run = ClientRun.of(cluster, first, "--number", "7", LARGE_PRIME, LARGE_PRIME)
                .awaitOutput("7  P");
        second.awaitBusy();

        assertThat(second.terminate()).isEqualTo(SIGTERM_STATUS);

        assertThat(run.exitStatus()).isZero();
        assertThat(run.lines()).filteredOn(line -> line.contains("P")).hasSize(3);
        assertThat(run.error()).contains(second.address() + " is lost: another member runs " + LARGE_PRIME + ".");
    }

    @Test
    void aMemberThatJoinsDuringARunGetsTasks() throws Exception {
        MemberProcess first = member();
        ClientRun run = ClientRun.of(
                        cluster,
                        first,
                        "--number",
                        "7",
                        LARGE_PRIME,
                        LARGE_PRIME,
                        LARGE_PRIME,
                        LARGE_PRIME,
                        LARGE_PRIME,
                        LARGE_PRIME)
                .awaitOutput("7  P");

        MemberProcess second = member("--join", first.address());

        assertThat(run.exitStatus()).isZero();
        assertThat(run.error()).contains(second.address() + " has joined.");
        assertThat(run.lines()).filteredOn(line -> line.contains("P")).hasSize(7);
        assertThat(run.lines()).anyMatch(line -> isWorkDone(line, second));
    }

    @Test
    void theProgramFailsWhenTheLastMemberIsLost() throws Exception {
        MemberProcess only = member();
        ClientRun run = ClientRun.of(cluster, only, "--number", "7", LARGE_PRIME, LARGE_PRIME)
                .awaitOutput("7  P");
        only.awaitBusy();

        only.kill();

        assertThat(run.exitStatus()).isEqualTo(ExitStatus.FAILURE);
        assertThat(run.lines()).contains("2 numbers were not checked.");
        assertThat(run.error()).endsWith("*** Error: the cluster has no members left" + System.lineSeparator());
    }

    @Test
    void anInterruptedClientCancelsItsTasks() throws Exception {
        MemberProcess only = member();
        ClientRun endless = ClientRun.of(cluster, only, ENDLESS).awaitOutput("Counting");
        only.awaitBusy();

        endless.interrupt();

        assertThat(endless.exitStatus()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(endless.lines()).contains("1 chunk was not counted.");
        // Needs the only thread of the member.
        assertThat(ClientRun.of(cluster, only, "--number", "7").exitStatus()).isZero();
    }

    @Test
    void aWrongClusterNameIsRejected() throws Exception {
        MemberProcess member = member();

        ClientRun run = ClientRun.of("another", member, "--number", "7");

        assertThat(run.exitStatus()).isEqualTo(ExitStatus.FAILURE);
        assertThat(run.error())
                .startsWith(
                        "*** Error: %s did not accept a client of the cluster 'another'".formatted(member.address()));
    }

    @Test
    void joiningAnAddressWithoutAMemberFails() throws Exception {
        MemberProcess member = member();
        member.terminate();

        ClientRun run = ClientRun.of(cluster, member, "--number", "7");

        assertThat(run.exitStatus()).isEqualTo(ExitStatus.FAILURE);
        assertThat(run.error())
                .isEqualTo(
                        "*** Error: no member of a cluster at %s (connection refused): primes-cluster --member starts one%n"
                                .formatted(member.address()));
    }

    @Test
    void aMemberListensAtItsAddressOnly() throws Exception {
        MemberProcess byDefault = member();
        MemberProcess bound = member("--bind", "127.0.0.2");

        assertThat(ListeningSockets.of(byDefault.pid()))
                .containsExactly(byDefault.address())
                .allMatch(address -> address.startsWith("127.0.0.1:"));
        assertThat(ListeningSockets.of(bound.pid()))
                .containsExactly(bound.address())
                .allMatch(address -> address.startsWith("127.0.0.2:"));
    }

    private static boolean isWorkDone(String line, MemberProcess member) {
        return line.matches(member.address() + " (checked|counted) \\d+ (number|chunk)s?\\.");
    }

    private MemberProcess member(String... args) throws Exception {
        MemberProcess member = MemberProcess.start(cluster, args);
        members.add(member);
        return member;
    }

    private static List<String> expectedRows() throws Exception {
        String table;
        try (InputStream resource = Objects.requireNonNull(PrimeTask.class.getResourceAsStream("numbers.csv"))) {
            table = new String(resource.readAllBytes(), UTF_8);
        }
        return table.lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(row -> "%16s  %s  0s".formatted(row[0], row[1].equals("true") ? "P" : " "))
                .sorted(Comparator.reverseOrder())
                .toList();
    }
}
