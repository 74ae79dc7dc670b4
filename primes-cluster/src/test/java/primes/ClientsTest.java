package primes;

import static org.assertj.core.api.Assertions.assertThat;

import commandline.ExitStatus;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Several clients on a member with one thread. */
@Timeout(120)
class ClientsTest {
    private final String cluster = "test-" + UUID.randomUUID();
    private MemberProcess member;

    @BeforeEach
    void startMember() throws Exception {
        member = MemberProcess.start(cluster);
    }

    @AfterEach
    void stopMember() {
        member.close();
    }

    @Test
    void aMemberCancelsTheTasksOfAKilledClient() throws Exception {
        List<String> args = new ArrayList<>(List.of("--cluster-name", cluster, "--join", member.address()));
        Collections.addAll(args, MainTest.ENDLESS);
        Process client = ProgramProcess.start(args);
        ClientRun waiting;
        try {
            assertThat(client.inputReader().readLine()).startsWith("Counting");
            member.awaitBusy();
            waiting = ClientRun.of(cluster, member, "--number", "7").awaitError(waitingFor(client.pid()));
        } finally {
            client.destroyForcibly().waitFor();
        }

        assertThat(waiting.exitStatus()).isZero();
    }

    @Test
    void aClientThatWaitsNamesTheClientThatItWaitsFor() throws Exception {
        ClientRun busy = ClientRun.of(cluster, member, MainTest.ENDLESS).awaitOutput("Counting");
        member.awaitBusy();

        ClientRun waiting = ClientRun.of(cluster, member, "--number", "7")
                .awaitError(waitingFor(ProcessHandle.current().pid()));
        busy.interrupt();

        assertThat(busy.exitStatus()).isEqualTo(ExitStatus.INTERRUPTED);
        assertThat(waiting.exitStatus()).isZero();
        assertThat(waiting.error().lines()).hasSize(1);
    }

    private String waitingFor(long pid) {
        return "Waiting for %s, which runs a task of another client: process %d at 127.0.0.1."
                .formatted(member.address(), pid);
    }
}
