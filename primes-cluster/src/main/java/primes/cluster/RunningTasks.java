package primes.cluster;

import com.hazelcast.client.Client;
import com.hazelcast.client.ClientListener;
import com.hazelcast.core.HazelcastInstance;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The tasks that run on a member. When a client disconnects, its tasks are interrupted. */
final class RunningTasks implements ClientListener {
    private static final String KEY = RunningTasks.class.getName();

    /** A client sends a task through another member until it has connected to this one. */
    private static final Duration CLIENT_CONNECT_TIMEOUT = Duration.ofSeconds(10);

    private final HazelcastInstance member;
    private final Set<Execution> executions = ConcurrentHashMap.newKeySet();

    private RunningTasks(HazelcastInstance member) {
        this.member = member;
    }

    /** Returns the running tasks of a member. */
    static RunningTasks of(HazelcastInstance member) {
        return (RunningTasks) member.getUserContext().computeIfAbsent(KEY, key -> {
            var tasks = new RunningTasks(member);
            member.getClientService().addClientListener(tasks);
            return tasks;
        });
    }

    /** A task on the thread that runs it. */
    private static final class Execution {
        final ClientTask<?> task;
        private @Nullable Thread thread = Thread.currentThread();

        Execution(ClientTask<?> task) {
            this.task = task;
        }

        /** Interrupts the task, but never the next one on the same thread. */
        synchronized void interrupt() {
            if (thread != null) {
                thread.interrupt();
            }
        }

        synchronized void end() {
            thread = null;
        }
    }

    /** Runs a task on the calling thread, which is interrupted when the client disconnects. */
    <T> T run(ClientTask<T> task, Callable<T> body) throws Exception {
        var execution = new Execution(task);
        executions.add(execution);
        try {
            if (!isConnected(task.client())) {
                CompletableFuture.delayedExecutor(
                                CLIENT_CONNECT_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS, Runnable::run)
                        .execute(() -> interruptUnlessConnected(execution));
            }
            return body.call();
        } finally {
            executions.remove(execution);
            execution.end();
        }
    }

    private void interruptUnlessConnected(Execution execution) {
        if (!isConnected(execution.task.client())) {
            execution.interrupt();
        }
    }

    private boolean isConnected(UUID client) {
        return client.equals(member.getLocalEndpoint().getUuid())
                || connection(client).isPresent();
    }

    private Optional<Client> connection(UUID client) {
        return member.getClientService().getConnectedClients().stream()
                .filter(connected -> connected.getUuid().equals(client))
                .findFirst();
    }

    @Override
    public void clientConnected(Client client) {}

    @Override
    public void clientDisconnected(Client client) {
        executions.stream()
                .filter(execution -> execution.task.client().equals(client.getUuid()))
                .forEach(Execution::interrupt);
    }

    /**
     * Returns the other clients whose tasks run while a task waits, such as {@code process 4711 at 192.168.1.7}.
     *
     * @param id the ID of the waiting task
     * @param client its client
     * @return an empty list if the task is running
     */
    List<String> clientsAhead(UUID id, UUID client) {
        if (executions.stream().anyMatch(execution -> execution.task.id().equals(id))) {
            return List.of();
        }
        return executions.stream()
                .map(execution -> execution.task)
                .filter(task -> !task.client().equals(client))
                .map(this::describeClient)
                .distinct()
                .sorted()
                .toList();
    }

    private String describeClient(ClientTask<?> task) {
        String host = connection(task.client())
                .map(client -> " at " + client.getSocketAddress().getAddress().getHostAddress())
                .orElse("");
        return "process " + task.processId() + host;
    }
}
