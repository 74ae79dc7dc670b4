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

/** The tasks that no member has yet, and the members that may have them. */
final class TaskQueue {
    private final Deque<RemoteTask<?>> pending = new ArrayDeque<>();
    private final Set<Member> present = new HashSet<>();
    private final Set<RemoteTask<?>> running = new HashSet<>();
    private boolean closed;
    private boolean abandoned;

    /** Tells whether the member is new and gets tasks from now on. */
    synchronized boolean joined(Member member) {
        return !closed && present.add(member);
    }

    synchronized void left(Member member) {
        present.remove(member);
        notifyAll();
    }

    /** Waits until a member has left, or for as long as its leaving may take to be known. */
    synchronized void awaitLeft(Member member, Duration longest) throws InterruptedException {
        long deadline = System.nanoTime() + longest.toNanos();
        long rest = longest.toNanos();
        while (present.contains(member) && rest > 0) {
            wait(rest / 1_000_000 + 1);
            rest = deadline - System.nanoTime();
        }
    }

    synchronized boolean add(RemoteTask<?> task) {
        if (closed) {
            return false;
        }
        if (abandoned) {
            task.cancel(false);
        } else {
            pending.addLast(task);
            notifyAll();
        }
        return true;
    }

    /** Waits for a task for a member; none if the member has left, or nothing is left to do and no more may come. */
    synchronized @Nullable RemoteTask<?> next(Member member) throws InterruptedException {
        while (present.contains(member) && !(closed && pending.isEmpty() && running.isEmpty())) {
            RemoteTask<?> task = pending.pollFirst();
            if (task != null) {
                running.add(task);
                return task;
            }
            wait();
        }
        return null;
    }

    /** A task that was taken is done. */
    synchronized void done(RemoteTask<?> task) {
        running.remove(task);
        notifyAll();
    }

    /** A task that was taken has to be taken once more. */
    synchronized void again(RemoteTask<?> task) {
        done(task);
        if (abandoned) {
            task.cancel(false);
        } else {
            pending.addFirst(task);
        }
    }

    /** No more tasks may come. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** The tasks that were taken and are not done. */
    synchronized List<RemoteTask<?>> running() {
        return List.copyOf(running);
    }

    /** Takes out all tasks. */
    synchronized List<RemoteTask<?>> drain() {
        List<RemoteTask<?>> tasks = new ArrayList<>(pending);
        pending.clear();
        notifyAll();
        return tasks;
    }

    /** No member will ever come again: cancels all tasks, those that come later too. */
    void abandon() {
        synchronized (this) {
            abandoned = true;
            present.clear();
        }
        drain().forEach(task -> task.cancel(false));
    }
}
