package primes.cluster;

import com.hazelcast.cluster.InitialMembershipEvent;
import com.hazelcast.cluster.InitialMembershipListener;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.IExecutorService;
import com.hazelcast.core.LifecycleEvent.LifecycleState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import primes.cluster.RemoteTask.MemberLostException;

/**
 * Runs tasks on the members of a cluster. Hazelcast's own executor picks a member when a task is submitted; here each
 * thread of a member has a thread on this side that takes the next task when it is free, so that a fast member does
 * more, and one that joins later gets its part. A task whose member is gone is run once more on another: tasks must be
 * such that this does no harm. When the last member is gone, all tasks are cancelled.
 */
public final class ClusterExecutor extends AbstractExecutorService {
    /** Within which the news that a member is gone follows the failure of its task. */
    private static final Duration NEWS_DELAY = Duration.ofSeconds(2);

    private final IExecutorService members;
    private final Consumer<String> news;
    private final TaskQueue queue = new TaskQueue();
    private final Map<String, Integer> doneBy = new ConcurrentSkipListMap<>();
    private final ExecutorService pullers = Executors.newCachedThreadPool();

    /**
     * Begins to give tasks to the members that there are.
     *
     * @param hazelcast a member of the cluster, or a client of it
     * @param news is told in a sentence what happens to members and their tasks; on any thread
     */
    public static ClusterExecutor of(HazelcastInstance hazelcast, Consumer<String> news) {
        var executor = new ClusterExecutor(hazelcast, news);
        hazelcast.getCluster().addMembershipListener(executor.new Membership());
        hazelcast.getLifecycleService().addLifecycleListener(event -> {
            if (event.getState() == LifecycleState.SHUTDOWN) {
                executor.queue.abandon();
            }
        });
        return executor;
    }

    private ClusterExecutor(HazelcastInstance hazelcast, Consumer<String> news) {
        this.members = hazelcast.getExecutorService(ClusterConfig.EXECUTOR);
        this.news = news;
    }

    private final class Membership implements InitialMembershipListener {
        @Override
        public void init(InitialMembershipEvent event) {
            event.getMembers().forEach(ClusterExecutor.this::startPullers);
        }

        @Override
        public void memberAdded(MembershipEvent event) {
            news.accept(ClusterConfig.address(event.getMember()) + " has joined.");
            startPullers(event.getMember());
        }

        @Override
        public void memberRemoved(MembershipEvent event) {
            news.accept(ClusterConfig.address(event.getMember()) + " has left.");
            queue.left(event.getMember());
        }
    }

    private void startPullers(Member member) {
        if (queue.joined(member)) {
            for (int thread = 0; thread < ClusterConfig.threads(member); thread++) {
                pullers.execute(() -> pull(member));
            }
        }
    }

    /** Gives tasks to a thread of a member, one after another, for as long as there are the member and tasks. */
    private void pull(Member member) {
        try {
            RemoteTask<?> task = queue.next(member);
            while (task != null) {
                run(task, member);
                task = queue.next(member);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void run(RemoteTask<?> task, Member member) throws InterruptedException {
        String address = ClusterConfig.address(member);
        try {
            task.runOn(member, members);
            doneBy.merge(address, 1, Integer::sum);
            queue.done(task);
        } catch (MemberLostException e) {
            news.accept("%s is gone: %s has to be done again.".formatted(address, task));
            queue.again(task);
            queue.awaitLeft(member, NEWS_DELAY);
        } catch (InterruptedException e) {
            queue.done(task);
            throw e;
        }
    }

    /** How many tasks each member has done, by the address of the member. */
    public Map<String, Integer> doneBy() {
        return doneBy;
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
        pullers.shutdown();
    }

    /** Cancels the tasks that run, and takes no more. */
    @Override
    public List<Runnable> shutdownNow() {
        queue.close();
        List<Runnable> neverBegun = List.copyOf(queue.drain());
        // Before the interrupt: a future of Hazelcast whose reader was interrupted cancels nothing any more.
        queue.running().forEach(task -> task.cancel(true));
        pullers.shutdownNow();
        return neverBegun;
    }

    @Override
    public boolean isShutdown() {
        return queue.isClosed();
    }

    @Override
    public boolean isTerminated() {
        return pullers.isTerminated();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return pullers.awaitTermination(timeout, unit);
    }
}
