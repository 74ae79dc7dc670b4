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

/** Ways into a cluster. */
public final class ClusterMembers {
    private static final int PROBE_TIMEOUT_MILLIS = 1000;

    private ClusterMembers() {}

    /**
     * Works for others until the calling thread is interrupted.
     *
     * @throws CannotRunException if the address cannot be listened at
     */
    public static void serve(ClusterOptions options, int threads, Console console)
            throws CannotRunException, InterruptedException {
        HazelcastInstance member;
        try {
            member = Hazelcast.newHazelcastInstance(ClusterConfig.member(options, threads));
        } catch (HazelcastException e) {
            throw new CannotRunException(
                    "cannot listen at %s: --port takes another port, 0 any that is free".formatted(options.listening()),
                    e);
        }
        try {
            console.out()
                    .println("Member %s of %d, with %s, waits for work. Ctrl-C stops it."
                            .formatted(
                                    ClusterConfig.address(member.getCluster().getLocalMember()),
                                    member.getCluster().getMembers().size(),
                                    threads == 1 ? "1 thread" : threads + " threads"));
            new CountDownLatch(1).await();
        } finally {
            // Not shutdown, which would first let the tasks end that run here: they are run again elsewhere.
            member.getLifecycleService().terminate();
        }
    }

    /**
     * Becomes a client of the cluster, or its only member if the user named no other and there is none.
     *
     * @param threads that an only member has
     * @throws CannotRunException if members were named and none lets this client in
     */
    public static HazelcastInstance connect(ClusterOptions options, int threads, Console console)
            throws CannotRunException {
        List<InetSocketAddress> listening =
                options.addresses().stream().filter(ClusterMembers::listens).toList();
        if (!listening.isEmpty()) {
            try {
                return HazelcastClient.newHazelcastClient(ClusterConfig.client(options.clusterName(), listening));
            } catch (HazelcastException | IllegalStateException e) {
                String refusal = "%s let nobody in as a client of the cluster '%s'"
                        .formatted(text(listening), options.clusterName());
                if (!options.join().isEmpty()) {
                    throw new CannotRunException(refusal + ": --cluster-name takes its name", e);
                }
                console.err().println(refusal + ": a member is started inside.");
            }
        } else if (!options.join().isEmpty()) {
            throw new CannotRunException("no member of a cluster listens at %s: primes-cluster --member starts one"
                    .formatted(text(options.join())));
        }
        return Hazelcast.newHazelcastInstance(ClusterConfig.alone(threads));
    }

    /** The members and threads of a cluster at this moment, in words. */
    public static String description(HazelcastInstance cluster) {
        Set<Member> members = cluster.getCluster().getMembers();
        int threads = members.stream().mapToInt(ClusterConfig::threads).sum();
        return "%s of %s"
                .formatted(
                        threads == 1 ? "1 thread" : threads + " threads",
                        members.size() == 1 ? "1 member" : members.size() + " members");
    }

    private static boolean listens(InetSocketAddress address) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(address.getHostString(), address.getPort()), PROBE_TIMEOUT_MILLIS);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String text(List<InetSocketAddress> addresses) {
        return String.join(
                ", ",
                addresses.stream()
                        .map(address -> address.getHostString() + ":" + address.getPort())
                        .toList());
    }
}
