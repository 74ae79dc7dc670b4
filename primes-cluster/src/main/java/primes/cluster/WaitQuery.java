package primes.cluster;

import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceAware;
import java.io.Serializable;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** Asks a member which other clients keep it busy while a task waits. */
final class WaitQuery implements Callable<List<String>>, HazelcastInstanceAware, Serializable {
    private static final long serialVersionUID = 1;

    private final UUID task;
    private final UUID client;
    private transient @Nullable HazelcastInstance member;

    /**
     * @param task the ID of the task
     * @param client the UUID of its client
     */
    WaitQuery(UUID task, UUID client) {
        this.task = task;
        this.client = client;
    }

    @Override
    public void setHazelcastInstance(HazelcastInstance member) {
        this.member = member;
    }

    @Override
    public List<String> call() {
        return RunningTasks.of(Objects.requireNonNull(member)).clientsAhead(task, client);
    }
}
