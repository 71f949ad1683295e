package io.millrace.local.broker;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.kafka.common.Uuid;

/**
 * Several brokers as processes that form one cluster, each a voter of the quorum: what fault tests take brokers away from.
 * Topics have up to three replicas by default, and one of them may be missing.
 */
public final class BrokerCluster implements AutoCloseable {

    private final List<Broker> brokers;

    private BrokerCluster(List<Broker> brokers) {
        this.brokers = brokers;
    }

    /** Starts as many brokers as told in subfolders of the folder, and waits until all take requests. */
    public static BrokerCluster start(int size, Path folder) {
        return start(size, folder, UnaryOperator.identity());
    }

    public static BrokerCluster start(int size, Path folder, UnaryOperator<BrokerOptions> adjust) {
        List<Node> quorum = Node.chooseMany(size);
        String clusterId = Uuid.randomUuid().toString();
        BrokerCluster cluster = new BrokerCluster(new ArrayList<>());
        try {
            for (Node node : quorum) {
                BrokerOptions options = adjust.apply(BrokerOptions.in(folder.resolve("broker-" + node.id())));
                cluster.brokers.add(Broker.launch(options, node, quorum, clusterId));
            }
            cluster.brokers.forEach(Broker::awaitReady);
            return cluster;
        } catch (BrokerException e) {
            cluster.close();
            throw e;
        }
    }

    /** All of them, comma-separated, those that were killed too. */
    public String bootstrapServers() {
        return brokers.stream().map(Broker::bootstrapServers).collect(Collectors.joining(","));
    }

    /** @param id from 1 */
    public Broker broker(int id) {
        return brokers.get(id - 1);
    }

    /** As {@code kill -9} does. */
    public void kill(int id) {
        broker(id).kill();
    }

    /** Brings a broker back on its data and ports, and waits until it takes requests. */
    public void restart(int id) {
        brokers.set(id - 1, broker(id).restart());
    }

    /** Kills what is left: nobody reads this data again. */
    @Override
    public void close() {
        brokers.forEach(Broker::kill);
    }
}
