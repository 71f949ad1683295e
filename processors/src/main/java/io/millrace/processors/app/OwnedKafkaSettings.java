package io.millrace.processors.app;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Settings of Kafka that the runtime sets itself, and what to set instead. */
final class OwnedKafkaSettings {

    private static final Map<String, String> INSTEAD = new TreeMap<>(Map.ofEntries(
            Map.entry("bootstrap.servers", "set bootstrap.servers"),
            Map.entry("application.id", "set application.id"),
            Map.entry("application.server", "set http.advertised"),
            Map.entry("state.dir", "set state.dir"),
            Map.entry("commit.interval.ms", "set commit.interval"),
            Map.entry("processing.guarantee", "set guarantee"),
            Map.entry("num.stream.threads", "set threads"),
            Map.entry("num.standby.replicas", "set standby.replicas"),
            Map.entry("replication.factor", "set replication.factor"),
            Map.entry("group.protocol", "set group.protocol"),
            Map.entry("group.instance.id", "set group.instance.id"),
            Map.entry("rocksdb.config.setter", "RocksDB's memory is bounded by rocksdb.memory.mb"),
            Map.entry("ensure.explicit.internal.resource.naming", "it is always on"),
            Map.entry("deserialization.exception.handler", "failed records go to the dead letters; set failures"),
            Map.entry("processing.exception.handler", "failed records go to the dead letters; set failures"),
            Map.entry("production.exception.handler", "failed records go to the dead letters; set failures"),
            Map.entry("processing.exception.handler.global.enabled", "it is always on"),
            Map.entry("errors.dead.letter.queue.topic.name", "the application has its own dead letter topic")));

    private OwnedKafkaSettings() {}

    static void refuse(Map<String, EffectiveSettings.Entry> entries, List<String> faults) {
        INSTEAD.forEach((name, instead) -> {
            EffectiveSettings.Entry entry = entries.get("kafka." + name);
            if (entry != null) {
                faults.add(entry.name() + " (" + entry.source() + "): the runtime decides this: " + instead);
            }
        });
    }
}
