package primes.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
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
    void tasksAreTakenInOrder() throws InterruptedException {
        fill();

        assertThat(queue.take(member)).isSameAs(first);
        assertThat(queue.take(member)).isSameAs(second);
        assertThat(queue.running()).containsExactlyInAnyOrder(first, second);
    }

    @Test
    void aTaskThatIsPutBackComesFirst() throws InterruptedException {
        fill();
        take();

        queue.putBack(first);

        assertThat(queue.take(member)).isSameAs(first);
    }

    @Test
    void aRemovedMemberGetsNoTask() throws InterruptedException {
        fill();

        queue.removeMember(member);

        assertThat(queue.take(member)).isNull();
    }

    @Test
    void aClosedQueueRejectsTasksAndReturnsThoseThatItHas() throws InterruptedException {
        fill();
        queue.close();

        assertThat(queue.add(new RemoteTask<>(() -> 3))).isFalse();
        take();
        queue.done(first);
        take();
        queue.done(second);
        assertThat(queue.take(member)).isNull();
    }

    @Test
    void aClosedQueueWaitsForRunningTasksThatMayBePutBack() throws Exception {
        queue.addMember(member);
        queue.add(first);
        take();
        queue.close();
        var other = new FutureTask<>(() -> queue.take(member));
        var waiting = new Thread(other, "other");
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.WAITING);

        queue.putBack(first);

        assertThat(other.get(30, TimeUnit.SECONDS)).isSameAs(first);
    }

    @Test
    void cancelAllCancelsPendingReturnedAndLaterTasks() throws InterruptedException {
        fill();
        take();

        queue.cancelAll();
        queue.putBack(first);
        RemoteTask<Integer> late = new RemoteTask<>(() -> 3);
        queue.add(late);

        assertThat(first).isCancelled();
        assertThat(second).isCancelled();
        assertThat(late).isCancelled();
    }

    private void take() throws InterruptedException {
        assertThat(queue.take(member)).isNotNull();
    }

    private void fill() {
        queue.addMember(member);
        queue.add(first);
        queue.add(second);
    }
}
