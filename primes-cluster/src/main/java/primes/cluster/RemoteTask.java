package primes.cluster;

import com.hazelcast.client.HazelcastClientNotActiveException;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.spi.exception.RetryableException;
import com.hazelcast.spi.exception.TargetDisconnectedException;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** A task that a member of the cluster runs, and its future here. */
final class RemoteTask<T> extends FutureTask<T> {
    private final Callable<T> callable;
    private volatile @Nullable Future<T> remote;

    RemoteTask(Callable<T> callable) {
        super(callable);
        this.callable = callable;
    }

    /** The member ended before its task did. */
    static final class MemberLostException extends Exception {
        private static final long serialVersionUID = 1;

        private MemberLostException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Has a member run the task and waits until this future is done.
     *
     * @throws MemberLostException if the member is gone; the task may be run again
     * @throws InterruptedException if the calling thread is interrupted; the task goes on
     */
    void runOn(Member member, IExecutorService members) throws MemberLostException, InterruptedException {
        try {
            Future<T> running = members.submitToMember(callable, member);
            remote = running;
            if (isCancelled()) {
                running.cancel(true);
            }
            set(running.get());
        } catch (ExecutionException e) {
            fail(e.getCause() == null ? e : e.getCause());
        } catch (RuntimeException e) {
            fail(e);
        }
    }

    private void fail(Throwable failure) throws MemberLostException {
        if (isCancelled()) {
            return;
        }
        if (isEndOfMember(failure)) {
            throw new MemberLostException(failure);
        }
        setException(failure);
    }

    /** A member that is killed loses its connection; one that is stopped interrupts or refuses its tasks first. */
    private static boolean isEndOfMember(Throwable failure) {
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
