package primes.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** A task as it is sent to a member, together with its client: the member cancels the tasks of clients that are gone. */
final class ClientTask<T> implements Callable<T>, HazelcastInstanceAware, Serializable {
    private static final long serialVersionUID = 1;

    @SuppressWarnings("serial") // callers pass a serializable task
    private final Callable<T> task;

    private final UUID id = UUID.randomUUID();
    private final UUID client;
    private final long processId = ProcessHandle.current().pid();
    private transient @Nullable HazelcastInstance member;

    /**
     * @param task a serializable task
     * @param client the UUID of the client, or of the member that runs inside the client's process
     */
    ClientTask(Callable<T> task, UUID client) {
        this.task = task;
        this.client = client;
    }

    UUID id() {
        return id;
    }

    UUID client() {
        return client;
    }

    /** Returns the process ID of the client. */
    long processId() {
        return processId;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance member) {
        this.member = member;
    }

    /** Runs the task on the member that received it. */
    @Override
    public T call() throws Exception {
        return RunningTasks.of(Objects.requireNonNull(member)).run(this, task);
    }
}
