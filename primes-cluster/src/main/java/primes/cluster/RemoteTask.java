package primes.cluster;

import com.hazelcast.client.HazelcastClientNotActiveException;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.spi.exception.RetryableException;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The local future of a task that a member of the cluster runs. */
final class RemoteTask<T> extends FutureTask<T> {
    private static final Duration QUERY_INTERVAL = Duration.ofSeconds(2);

    private final Callable<T> callable;
    private volatile @Nullable Future<T> remote;

    RemoteTask(Callable<T> callable) {
        super(callable);
        this.callable = callable;
    }

    /** Thrown when a member is lost before its task is done. */
    static final class MemberLostException extends Exception {
        private static final long serialVersionUID = 1;

        private MemberLostException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Runs the task on a member and waits until this future is done.
     *
     * @param hazelcast a member of the cluster, or a client
     * @param clientsAhead receives the other clients for which the member works, while the task waits
     * @throws MemberLostException if the member is lost; the task may then run on another member
     * @throws InterruptedException if the calling thread is interrupted; the task keeps running
     */
    void runOn(Member member, HazelcastInstance hazelcast, Consumer<List<String>> clientsAhead)
            throws MemberLostException, InterruptedException {
        UUID client = hazelcast.getLocalEndpoint().getUuid();
        try {
            ClientTask<T> task = new ClientTask<>(callable, client);
            Future<T> running =
                    hazelcast.getExecutorService(ClusterConfig.TASKS).submitToMember(task, member);
            remote = running;
            if (isCancelled()) {
                running.cancel(true);
            }
            var query = new WaitQuery(task.id(), client);
            while (!isDoneWithin(QUERY_INTERVAL, running)) {
                clientsAhead.accept(hazelcast
                        .getExecutorService(ClusterConfig.QUERIES)
                        .submitToMember(query, member)
                        .get());
            }
            set(running.get());
        } catch (ExecutionException e) {
            fail(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private static boolean isDoneWithin(Duration timeout, Future<?> future)
            throws InterruptedException, ExecutionException {
        try {
            future.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void fail(Throwable failure) throws MemberLostException {
        if (isCancelled()) {
            return;
        }
        if (isMemberLoss(failure)) {
            throw new MemberLostException(failure);
        }
        setException(failure);
    }

    /** The connection to a killed member breaks. A member that is stopped interrupts or rejects its tasks first. */
    private static boolean isMemberLoss(Throwable failure) {
        return failure instanceof TargetDisconnectedException
                || failure instanceof RetryableException
                || failure instanceof HazelcastInstanceNotActiveException
                || failure instanceof HazelcastClientNotActiveException
                || failure instanceof RejectedExecutionException
                || failure instanceof CancellationException
                || failure instanceof InterruptedException;
    }

    @Override
    protected void done() {
        Future<T> running = remote;
        if (isCancelled() && running != null) {
            running.cancel(true);
        }
    }

    @Override
    public String toString() {
        return callable.toString();
    }
}
