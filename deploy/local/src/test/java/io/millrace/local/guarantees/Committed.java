package io.millrace.local.guarantees;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.Deserializer;

/** The committed records of a topic, in the order of each partition: all that a consumer may ever see of a run. */
public final class Committed<K, V> implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<K, V> consumer;
    private final List<TopicPartition> partitions;
    private final List<V> values = new ArrayList<>();

    private Committed(KafkaConsumer<K, V> consumer, List<TopicPartition> partitions) {
        this.consumer = consumer;
        this.partitions = partitions;
    }

    /** From the beginning of a topic that exists. */
    public static <K, V> Committed<K, V> of(Topic<K, V> topic, String bootstrapServers) {
        Deserializer<V> reader = topic.values().serde(Wire.singleObject()).deserializer();
        KafkaConsumer<K, V> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                topic.keySerde().deserializer(),
                reader);
        List<TopicPartition> partitions = consumer.partitionsFor(topic.name()).stream()
                .map(partition -> new TopicPartition(topic.name(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new Committed<>(consumer, partitions);
    }

    /** Reads on to the end as it is now, and returns everything from the beginning. */
    public List<V> all() {
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(POLL).forEach(record -> values.add(record.value()));
        }
        return Collections.unmodifiableList(values);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
