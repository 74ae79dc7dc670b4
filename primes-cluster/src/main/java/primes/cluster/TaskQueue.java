package primes.cluster;

import com.hazelcast.cluster.Member;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tasks that wait for a member or run on one, and the members that may take tasks. */
final class TaskQueue {
    private final Deque<RemoteTask<?>> pending = new ArrayDeque<>();
    private final Set<Member> members = new HashSet<>();
    private final Set<RemoteTask<?>> running = new HashSet<>();
    private boolean closed;
    private boolean canceled;

    /** Adds a member, and returns whether it is new and may take tasks. */
    synchronized boolean addMember(Member member) {
        return !closed && members.add(member);
    }

    synchronized void removeMember(Member member) {
        members.remove(member);
        notifyAll();
    }

    /** Waits until a member is removed, or the timeout has elapsed. */
    synchronized void awaitRemoval(Member member, Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        long remaining = timeout.toNanos();
        while (members.contains(member) && remaining > 0) {
            wait(remaining / 1_000_000 + 1);
            remaining = deadline - System.nanoTime();
        }
    }

    /** Adds a task, and returns false if the queue is closed. */
    synchronized boolean add(RemoteTask<?> task) {
        if (closed) {
            return false;
        }
        if (canceled) {
            task.cancel(false);
        } else {
            pending.addLast(task);
            notifyAll();
        }
        return true;
    }

    /** Waits for a task. Returns null if the member was removed, or the queue is closed and all tasks are done. */
    synchronized @Nullable RemoteTask<?> take(Member member) throws InterruptedException {
        while (members.contains(member) && !(closed && pending.isEmpty() && running.isEmpty())) {
            RemoteTask<?> task = pending.pollFirst();
            if (task != null) {
                running.add(task);
                return task;
            }
            wait();
        }
        return null;
    }

    /** Records that a running task is done. */
    synchronized void done(RemoteTask<?> task) {
        running.remove(task);
        notifyAll();
    }

    /** Puts a running task back at the head of the queue. */
    synchronized void putBack(RemoteTask<?> task) {
        done(task);
        if (canceled) {
            task.cancel(false);
        } else {
            pending.addFirst(task);
        }
    }

    /** Makes the queue refuse further tasks. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Returns the tasks that were taken and are not done. */
    synchronized List<RemoteTask<?>> running() {
        return List.copyOf(running);
    }

    /** Removes and returns the tasks that were not taken. */
    synchronized List<RemoteTask<?>> drain() {
        List<RemoteTask<?>> tasks = new ArrayList<>(pending);
        pending.clear();
        notifyAll();
        return tasks;
    }

    /** Cancels all tasks, and every task that is added later, because no member is left to run them. */
    void cancelAll() {
        synchronized (this) {
            canceled = true;
            members.clear();
        }
        drain().forEach(task -> task.cancel(false));
    }
}
