package primes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import com.hazelcast.cluster.Member;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TaskQueueTest {
    private final TaskQueue queue = new TaskQueue();
    private final Member member = mock(Member.class);
    private final RemoteTask<Integer> first = new RemoteTask<>(() -> 1);
    private final RemoteTask<Integer> second = new RemoteTask<>(() -> 2);

    @Test
    void tasksAreTakenInTheirOrder() throws InterruptedException {
        fill();

        assertThat(queue.next(member)).isSameAs(first);
        assertThat(queue.next(member)).isSameAs(second);
        assertThat(queue.running()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aTaskThatHasToBeDoneAgainComesFirst() throws InterruptedException {
        fill();
        take();

        queue.again(first);

        assertThat(queue.next(member)).isSameAs(first);
    }

    @Test
    void aMemberThatHasLeftGetsNothing() throws InterruptedException {
        fill();

        queue.left(member);

        assertThat(queue.next(member)).isNull();
    }

    @Test
    void aClosedQueueGivesOutWhatItHasAndThenNothing() throws InterruptedException {
        fill();
        queue.close();

        assertThat(queue.add(new RemoteTask<>(() -> 3))).isFalse();
        take();
        queue.done(first);
        take();
        queue.done(second);
        assertThat(queue.next(member)).isNull();
    }

    @Test
    void whileATaskRunsThatMayHaveToBeDoneAgainAClosedQueueIsNotAtItsEnd() throws Exception {
        queue.joined(member);
        queue.add(first);
        take();
        queue.close();
        var other = new FutureTask<>(() -> queue.next(member));
        var waiting = new Thread(other, "other");
        waiting.start();
        while (waiting.getState() != Thread.State.WAITING) {
            assertThat(waiting.isAlive()).as("still waiting").isTrue();
            Thread.onSpinWait();
        }

        queue.again(first);

        assertThat(other.get(30, TimeUnit.SECONDS)).isSameAs(first);
    }

    @Test
    void withoutHopeForAMemberAllTasksAreCancelled() throws InterruptedException {
        fill();
        take();

        queue.abandon();
        queue.again(first);
        RemoteTask<Integer> late = new RemoteTask<>(() -> 3);
        queue.add(late);

        assertThat(first).isCancelled();
        assertThat(second).isCancelled();
        assertThat(late).isCancelled();
    }

    private void take() throws InterruptedException {
        assertThat(queue.next(member)).isNotNull();
    }

    private void fill() {
        queue.joined(member);
        queue.add(first);
        queue.add(second);
    }
}
