package primes.cluster;

import com.hazelcast.client.HazelcastClient;
import com.hazelcast.cluster.Member;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import commandline.CannotRunException;
import commandline.Console;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import primes.cluster.MemberProbe.Result;

/** Connects to a cluster, as a member or as a client. */
public final class ClusterMembers {
    /** Hazelcast connects to each address several times. */
    private static final int MAX_REFUSED = 10;

    private ClusterMembers() {}

    /**
     * Runs a member until the calling thread is interrupted.
     *
     * @param threads the number of tasks that it runs at once
     * @throws CannotRunException if the member cannot listen at its address, or cannot join what is at {@code --join}
     * @throws InterruptedException always, when the member is stopped
     */
    public static void serve(ClusterOptions options, int threads, Console console)
            throws CannotRunException, InterruptedException {
        Map<InetSocketAddress, Result> found = MemberProbe.probe(options.addresses());
        if (!options.join().isEmpty()
                && found.containsValue(Result.NOT_A_MEMBER)
                && !found.containsValue(Result.MEMBER)) {
            throw new CannotRunException("no member to join at " + text(found));
        }
        HazelcastInstance member = start(options, found, threads);
        if (!options.join().isEmpty() && member.getCluster().getMembers().size() == 1) {
            console.err().println("No member to join at %s: this is the first member.".formatted(text(found)));
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

    private static HazelcastInstance start(ClusterOptions options, Map<InetSocketAddress, Result> found, int threads)
            throws CannotRunException {
        // Some addresses that refuse connections: members may start there at the same time.
        List<InetSocketAddress> join = Stream.concat(
                        with(Result.MEMBER, found), with(Result.REFUSED, found).limit(MAX_REFUSED))
                .toList();
        try {
            return Hazelcast.newHazelcastInstance(ClusterConfig.member(options, join, threads));
        } catch (HazelcastException e) {
            throw new CannotRunException(
                    "cannot listen at %s: choose another --port, or 0 for any free one".formatted(options.listening()),
                    e);
        } catch (IllegalStateException e) {
            throw new CannotRunException(
                    "no member let this one join within %s s: %s"
                            .formatted(ClusterConfig.MAX_JOIN_TIME.toSeconds(), text(found)),
                    e);
        }
    }

    /**
     * Connects to the cluster as a client. If {@code --join} is absent and no member is found, starts one inside this
     * process.
     *
     * @param threads the number of tasks that a member inside runs at once
     * @throws CannotRunException if none of the members in {@code --join} accepts this client
     * @throws InterruptedException if the calling thread is interrupted
     */
    public static HazelcastInstance connect(ClusterOptions options, int threads, Console console)
            throws CannotRunException, InterruptedException {
        Map<InetSocketAddress, Result> found = MemberProbe.probe(options.addresses());
        List<InetSocketAddress> members = with(Result.MEMBER, found).toList();
        if (!members.isEmpty()) {
            try {
                return HazelcastClient.newHazelcastClient(ClusterConfig.client(options.clusterName(), members));
            } catch (HazelcastException | IllegalStateException e) {
                String refusal = "%s did not accept a client of the cluster '%s'"
                        .formatted(
                                members.stream().map(ClusterConfig::text).collect(Collectors.joining(", ")),
                                options.clusterName());
                if (!options.join().isEmpty()) {
                    throw new CannotRunException(refusal + ": check --cluster-name", e);
                }
                console.err().println(refusal + ": starting a member inside this process.");
            }
        } else if (!options.join().isEmpty()) {
            throw new CannotRunException(
                    "no member of a cluster at %s: primes-cluster --member starts one".formatted(text(found)));
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

    private static Stream<InetSocketAddress> with(Result result, Map<InetSocketAddress, Result> found) {
        return found.keySet().stream().filter(address -> found.get(address) == result);
    }

    private static String text(Map<InetSocketAddress, Result> found) {
        return found.entrySet().stream()
                .map(entry -> "%s (%s)".formatted(ClusterConfig.text(entry.getKey()), entry.getValue()))
                .collect(Collectors.joining(", "));
    }
}
