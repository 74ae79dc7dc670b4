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

/** The local future of a task that a member of the cluster runs. */
final class RemoteTask<T> extends FutureTask<T> {
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
     * @throws MemberLostException if the member is lost; the task may then run on another
     * @throws InterruptedException if the calling thread is interrupted; the task keeps running
     */
    void runOn(Member member, IExecutorService executor) throws MemberLostException, InterruptedException {
        try {
            Future<T> running = executor.submitToMember(callable, member);
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
        if (isLossOfMember(failure)) {
            throw new MemberLostException(failure);
        }
        setException(failure);
    }

    /** The connection to a killed member breaks. A member that is stopped interrupts or rejects its tasks first. */
    private static boolean isLossOfMember(Throwable failure) {
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
