package primes.cluster;

import com.hazelcast.cluster.InitialMembershipEvent;
import com.hazelcast.cluster.InitialMembershipListener;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import primes.cluster.RemoteTask.MemberLostException;

/**
 * Runs tasks on the members of a cluster. Hazelcast's own executor chooses a member when a task is submitted. This one
 * has a local thread for each thread of each member, which takes the next task when the previous one is done. So a fast
 * member does more, and a member that joins later gets its share. A task whose member is lost runs again on another
 * member, so tasks must be idempotent. When the last member is lost, all tasks are canceled.
 */
public final class ClusterExecutor extends AbstractExecutorService {
    /** A task may fail before Hazelcast reports that its member has left. */
    private static final Duration MEMBER_REMOVAL_TIMEOUT = Duration.ofSeconds(2);

    private final HazelcastInstance hazelcast;
    private final Consumer<String> messages;
    private final TaskQueue queue = new TaskQueue();
    private final Map<String, Integer> tasksDone = new ConcurrentSkipListMap<>();
    private final Set<String> waitsReported = ConcurrentHashMap.newKeySet();
    private final ExecutorService dispatchers = Executors.newCachedThreadPool();

    /**
     * Creates an executor whose workers are the threads of the cluster's members.
     *
     * @param hazelcast a member of the cluster, or a client
     * @param messages receives a sentence for each change of members; called on any thread
     */
    public static ClusterExecutor of(HazelcastInstance hazelcast, Consumer<String> messages) {
        var executor = new ClusterExecutor(hazelcast, messages);
        hazelcast.getCluster().addMembershipListener(executor.new Membership());
        hazelcast.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.SHUTDOWN) {
                executor.queue.cancelAll();
            }
        });
        return executor;
    }

    private ClusterExecutor(HazelcastInstance hazelcast, Consumer<String> messages) {
        this.hazelcast = hazelcast;
        this.messages = messages;
    }

    private final class Membership implements InitialMembershipListener {
        @Override
        public void init(InitialMembershipEvent event) {
            event.getMembers().forEach(ClusterExecutor.this::startDispatchers);
        }

        @Override
        public void memberAdded(MembershipEvent event) {
            messages.accept(ClusterConfig.address(event.getMember()) + " has joined.");
            startDispatchers(event.getMember());
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            messages.accept(ClusterConfig.address(event.getMember()) + " has left.");
            queue.removeMember(event.getMember());
        }
    }

    private void startDispatchers(Member member) {
        if (queue.addMember(member)) {
            for (int thread = 0; thread < ClusterConfig.threads(member); thread++) {
                dispatchers.execute(() -> dispatch(member));
            }
        }
    }

    /** Runs tasks on one thread of a member, one after another, until the member has left or no tasks are left. */
    private void dispatch(Member member) {
        try {
            RemoteTask<?> task = queue.take(member);
            while (task != null) {
                run(task, member);
                task = queue.take(member);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(RemoteTask<?> task, Member member) throws InterruptedException {
        String address = ClusterConfig.address(member);
        try {
            task.runOn(member, hazelcast, clients -> reportWait(address, clients));
            tasksDone.merge(address, 1, Integer::sum);
            queue.done(task);
        } catch (MemberLostException e) {
            messages.accept("%s is lost: another member runs %s.".formatted(address, task));
            queue.putBack(task);
            queue.awaitRemoval(member, MEMBER_REMOVAL_TIMEOUT);
        } catch (InterruptedException e) {
            queue.done(task);
            throw e;
        }
    }

    private void reportWait(String member, List<String> clients) {
        for (String client : clients) {
            String message = "Waiting for %s, which runs a task of another client: %s.".formatted(member, client);
            if (waitsReported.add(message)) {
                messages.accept(message);
            }
        }
    }

    /** Returns the number of tasks that each member has done, by the address of the member. */
    public Map<String, Integer> tasksDone() {
        return tasksDone;
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Callable<T> callable) {
        return new RemoteTask<>(callable);
    }

    @Override
    protected <T> RunnableFuture<T> newTaskFor(Runnable runnable, T value) {
        return new RemoteTask<>(Executors.callable(runnable, value));
    }

    @Override
    public void execute(Runnable command) {
        RemoteTask<?> task =
                command instanceof RemoteTask<?> remote ? remote : new RemoteTask<>(Executors.callable(command));
        if (!queue.add(task)) {
            throw new RejectedExecutionException("the executor is shut down");
        }
    }

    @Override
    public void shutdown() {
        queue.close();
        dispatchers.shutdown();
    }

    /** Cancels the running tasks and accepts no more. */
    @Override
    public List<Runnable> shutdownNow() {
        queue.close();
        List<Runnable> neverStarted = List.copyOf(queue.drain());
        // Cancel before the interrupt: after an interrupted get(), Hazelcast's future no longer cancels its task.
        queue.running().forEach(task -> task.cancel(true));
        dispatchers.shutdownNow();
        return neverStarted;
    }

    @Override
    public boolean isShutdown() {
        return queue.isClosed();
    }

    @Override
    public boolean isTerminated() {
        return dispatchers.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return dispatchers.awaitTermination(timeout, unit);
    }
}
