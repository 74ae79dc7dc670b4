package primes.cluster;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import commandline.CannotRunException;
import commandline.Console;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/** Connects to a cluster, as a member or as a client. */
public final class ClusterMembers {
    private static final int PROBE_TIMEOUT_MILLIS = 1000;

    private ClusterMembers() {}

    /**
     * Runs a member until the calling thread is interrupted.
     *
     * @param threads the number of tasks that it runs at once
     * @throws CannotRunException if the member cannot listen at its address
     * @throws InterruptedException always, when the member is stopped
     */
    public static void serve(ClusterOptions options, int threads, Console console)
            throws CannotRunException, InterruptedException {
        HazelcastInstance member;
        try {
            member = Hazelcast.newHazelcastInstance(ClusterConfig.member(options, threads));
        } catch (HazelcastException e) {
            throw new CannotRunException(
                    "cannot listen at %s: choose another --port, or 0 for any free one".formatted(options.listening()),
                    e);
        }
        try {
            console.out()
                    .println("Member %s of %s, with %s, waits for work. Ctrl-C stops it."
                            .formatted(
                                    ClusterConfig.address(member.getCluster().getLocalMember()),
                                    member.getCluster().getMembers().size(),
                                    threads == 1 ? "1 thread" : threads + " threads"));
            new CountDownLatch(1).await();
        } finally {
            // Not shutdown(), which waits for the running tasks: clients run them again on other members.
            member.getLifecycleService().terminate();
        }
    }

    /**
     * Connects to the cluster as a client. If {@code --join} is absent and no member is found, starts one inside this
     * process.
     *
     * @param threads the number of tasks that a member inside runs at once
     * @throws CannotRunException if none of the members in {@code --join} accepts this client
     */
    public static HazelcastInstance connect(ClusterOptions options, int threads, Console console)
            throws CannotRunException {
        List<InetSocketAddress> listening =
                options.addresses().stream().filter(ClusterMembers::isListening).toList();
        if (!listening.isEmpty()) {
            try {
                return HazelcastClient.newHazelcastClient(ClusterConfig.client(options.clusterName(), listening));
            } catch (HazelcastException | IllegalStateException e) {
                String refusal = "%s did not accept a client of the cluster '%s'"
                        .formatted(join(listening), options.clusterName());
                if (!options.join().isEmpty()) {
                    throw new CannotRunException(refusal + ": check --cluster-name", e);
                }
                console.err().println(refusal + ": starting a member inside this process.");
            }
        } else if (!options.join().isEmpty()) {
            throw new CannotRunException("no member of a cluster listens at %s: primes-cluster --member starts one"
                    .formatted(join(options.join())));
        }
        return Hazelcast.newHazelcastInstance(ClusterConfig.alone(threads));
    }

    /** Returns the current size of a cluster, such as {@code 4 threads of 2 members}. */
    public static String size(HazelcastInstance cluster) {
        Set<Member> members = cluster.getCluster().getMembers();
        int threads = members.stream().mapToInt(ClusterConfig::threads).sum();
        return "%s of %s"
                .formatted(
                        threads == 1 ? "1 thread" : threads + " threads",
                        members.size() == 1 ? "1 member" : members.size() + " members");
    }

    private static boolean isListening(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), PROBE_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String join(List<InetSocketAddress> addresses) {
        return String.join(
                ", ",
                addresses.stream()
                        .map(address -> address.getHostString() + ":" + address.getPort())
                        .toList());
    }
}
