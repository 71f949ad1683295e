package io.millrace.local.broker;

import io.millrace.contracts.Topic;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * The settings of a broker on one machine: KRaft, broker and controller in one process, small and quick, with what an
 * ordinary broker guards kept: transactions, no topics made by a slip of the keyboard, replicas where there are several.
 */
final class BrokerSettings {

    private BrokerSettings() {}

    /** @param overrides what goes before anything said here */
    static Properties of(Node self, List<Node> quorum, Path logDirectory, Map<String, String> overrides) {
        int replicas = Math.min(3, quorum.size());
        Properties settings = new Properties();
        settings.putAll(Map.of(
                "process.roles",
                "broker,controller",
                "node.id",
                String.valueOf(self.id()),
                "controller.quorum.voters",
                quorum.stream().map(Node::voter).collect(Collectors.joining(",")),
                "controller.listener.names",
                "CONTROLLER",
                "inter.broker.listener.name",
                "CLIENT",
                "listeners",
                "CLIENT://" + self.bootstrap() + ",CONTROLLER://" + Node.HOST + ":" + self.controllerPort(),
                "listener.security.protocol.map",
                "CLIENT:PLAINTEXT,CONTROLLER:PLAINTEXT",
                "log.dirs",
                logDirectory.toString()));
        settings.putAll(topics(replicas));
        settings.putAll(groups());
        settings.putAll(upkeep());
        settings.putAll(overrides);
        return settings;
    }

    private static Map<String, String> topics(int replicas) {
        String factor = String.valueOf(replicas);
        String inSync = String.valueOf(Math.max(1, replicas - 1));
        return Map.ofEntries(
                Map.entry("auto.create.topics.enable", "false"),
                Map.entry("num.partitions", "4"),
                Map.entry("default.replication.factor", factor),
                Map.entry("min.insync.replicas", inSync),
                Map.entry("offsets.topic.num.partitions", "4"),
                Map.entry("offsets.topic.replication.factor", factor),
                Map.entry("transaction.state.log.num.partitions", "4"),
                Map.entry("transaction.state.log.replication.factor", factor),
                Map.entry("transaction.state.log.min.isr", inSync),
                Map.entry("share.coordinator.state.topic.num.partitions", "4"),
                Map.entry("share.coordinator.state.topic.replication.factor", factor),
                Map.entry("share.coordinator.state.topic.min.isr", inSync),
                Map.entry("message.max.bytes", String.valueOf(Topic.MAX_MESSAGE_BYTES)),
                Map.entry("replica.fetch.max.bytes", String.valueOf(Topic.MAX_MESSAGE_BYTES)));
    }

    /** Groups form and notice a change within half a second. */
    private static Map<String, String> groups() {
        return Map.ofEntries(
                Map.entry("group.initial.rebalance.delay.ms", "0"),
                Map.entry("group.consumer.min.heartbeat.interval.ms", "500"),
                Map.entry("group.consumer.heartbeat.interval.ms", "500"),
                Map.entry("group.streams.min.heartbeat.interval.ms", "500"),
                Map.entry("group.streams.heartbeat.interval.ms", "500"),
                Map.entry("group.streams.initial.rebalance.delay.ms", "0"),
                Map.entry("group.share.min.heartbeat.interval.ms", "500"),
                Map.entry("group.share.heartbeat.interval.ms", "500"));
    }

    /**
     * Timed-out transactions are aborted at Kafka's own interval. A shorter one comes before a restarted broker has
     * registered: it finds no leaders, and the transaction stays open for ever.
     */
    private static Map<String, String> upkeep() {
        return Map.ofEntries(
                // A broker that comes back after a kill is refused while its former session lasts.
                Map.entry("broker.session.timeout.ms", "3000"),
                Map.entry("broker.heartbeat.interval.ms", "500"),
                Map.entry("log.cleaner.dedupe.buffer.size", "2097152"),
                // Event times ahead of the clock are for intake to judge, which says why; the broker just refuses.
                Map.entry("log.message.timestamp.after.max.ms", String.valueOf(Long.MAX_VALUE)));
    }
}
