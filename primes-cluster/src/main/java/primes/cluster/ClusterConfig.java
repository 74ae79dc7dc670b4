package primes.cluster;

import com.hazelcast.client.config.ClientConfig;
import com.hazelcast.cluster.Member;
import com.hazelcast.config.Config;
import com.hazelcast.config.ExecutorConfig;
import com.hazelcast.config.JavaSerializationFilterConfig;
import com.hazelcast.config.JoinConfig;
import com.hazelcast.config.NetworkConfig;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** Hazelcast configurations that find members by address only, without multicast, and listen at one address only. */
final class ClusterConfig {
    /** The name of the executor that runs the tasks. */
    static final String TASKS = "tasks";

    /** The name of the executor that answers queries while the tasks run. */
    static final String QUERIES = "queries";

    static final Duration MAX_JOIN_TIME = Duration.ofSeconds(40);

    private static final String THREADS = "threads";
    private static final int CONNECT_TIMEOUT_MILLIS = 1000;

    static {
        // The program prints its own messages. Hazelcast reads this property before any configuration.
        System.setProperty("hazelcast.logging.type", "none");
    }

    private ClusterConfig() {}

    /**
     * Returns the configuration of a member that others can join.
     *
     * @param join the addresses at which it looks for other members
     */
    static Config member(ClusterOptions options, List<InetSocketAddress> join, int threads) {
        Config config = config(options.clusterName(), options.bind(), threads);
        NetworkConfig network = config.getNetworkConfig()
                .setPort(options.port())
                .setPortAutoIncrement(options.portAutoIncrement())
                .setPortCount(ClusterOptions.PORT_COUNT);
        network.getJoin()
                .getTcpIpConfig()
                .setEnabled(true)
                .setConnectionTimeoutSeconds(1)
                .setMembers(join.stream().map(ClusterConfig::text).toList());
        return config;
    }

    /** Returns the configuration of a member that nobody else can join. */
    static Config alone(int threads) {
        Config config = config("alone-" + UUID.randomUUID(), ClusterOptions.LOOPBACK, threads);
        config.getNetworkConfig().setPort(0);
        return config;
    }

    private static Config config(String clusterName, String bind, int threads) {
        Config config = new Config()
                .setClusterName(clusterName)
                .setProperty("hazelcast.phone.home.enabled", "false")
                .setProperty("hazelcast.shutdownhook.enabled", "false")
                .setProperty("hazelcast.socket.bind.any", "false")
                .setProperty("hazelcast.local.localAddress", bind)
                .setProperty("hazelcast.wait.seconds.before.join", "0")
                .setProperty("hazelcast.max.join.seconds", Long.toString(MAX_JOIN_TIME.toSeconds()))
                .setProperty("hazelcast.max.no.heartbeat.seconds", "10")
                .setProperty("hazelcast.client.max.no.heartbeat.seconds", "10")
                .setProperty("hazelcast.heartbeat.interval.seconds", "1")
                // Few partitions start faster, and the cluster holds no data.
                .setProperty("hazelcast.partition.count", "13")
                .addExecutorConfig(new ExecutorConfig(TASKS, threads))
                .addExecutorConfig(new ExecutorConfig(QUERIES, 1));
        config.getMemberAttributeConfig().setAttribute(THREADS, Integer.toString(threads));
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(tasksOnly());
        JoinConfig join = config.getNetworkConfig().getJoin();
        join.getMulticastConfig().setEnabled(false);
        join.getAutoDetectionConfig().setEnabled(false);
        return config;
    }

    /** Allows the classes of the tasks, in addition to those of the JDK and of Hazelcast. */
    private static JavaSerializationFilterConfig tasksOnly() {
        var filter = new JavaSerializationFilterConfig();
        filter.getWhitelist()
                .addPackages("primes.common")
                .addClasses(ClientTask.class.getName(), WaitQuery.class.getName());
        return filter;
    }

    /** Returns the configuration of a client. */
    static ClientConfig client(String clusterName, List<InetSocketAddress> members) {
        ClientConfig config = new ClientConfig()
                .setClusterName(clusterName)
                .setProperty("hazelcast.client.shuffle.member.list", "false")
                .setProperty("hazelcast.client.heartbeat.timeout", "10000")
                .setProperty("hazelcast.client.heartbeat.interval", "1000");
        config.getMetricsConfig().setEnabled(false);
        config.getSerializationConfig().setJavaSerializationFilterConfig(tasksOnly());
        members.forEach(member -> config.getNetworkConfig().addAddress(text(member)));
        config.getNetworkConfig().setConnectionTimeout(CONNECT_TIMEOUT_MILLIS);
        config.getConnectionStrategyConfig()
                .getConnectionRetryConfig()
                .setClusterConnectTimeoutMillis(CONNECT_TIMEOUT_MILLIS);
        return config;
    }

    /** Returns the address of a member as {@code host:port}. */
    static String address(Member member) {
        return member.getAddress().getHost() + ":" + member.getAddress().getPort();
    }

    /** Returns an address as {@code host:port}. */
    static String text(InetSocketAddress address) {
        return address.getHostString() + ":" + address.getPort();
    }

    /** Returns the number of tasks that a member runs at once. */
    static int threads(Member member) {
        String threads = member.getAttribute(THREADS);
        return threads == null ? 1 : Integer.parseInt(threads);
    }
}
