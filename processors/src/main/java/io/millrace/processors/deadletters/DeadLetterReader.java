package io.millrace.processors.deadletters;

import io.millrace.processors.topics.ClusterException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads a dead letter topic from its beginning to where it ends when the reading starts. Joins no group. */
final class DeadLetterReader implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String servers;

    /** Settings of a consumer that reads committed records. */
    DeadLetterReader(Map<String, Object> config) {
        Map<String, Object> all = new HashMap<>(config);
        all.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        all.putIfAbsent(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) PATIENCE.toMillis());
        this.consumer = new KafkaConsumer<>(all, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.servers = String.valueOf(config.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG));
    }

    /** Hands over each letter that is meant; returns how many records there were that are no dead letters. */
    int read(String topic, Selection selection, Consumer<DeadLetter> letters) {
        try {
            List<TopicPartition> partitions = partitions(topic);
            consumer.assign(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            consumer.seekToBeginning(partitions);
            return readTo(ends, selection, letters);
        } catch (TimeoutException e) {
            throw new ClusterException(
                    "cannot read " + topic + ": no answer from Kafka at " + servers
                            + "; is a broker running there? (bootstrap.servers)",
                    e);
        } catch (KafkaException e) {
            throw new ClusterException("cannot read " + topic + " at " + servers + ": " + e.getMessage(), e);
        }
    }

    /** One record of any topic; empty if it is no longer there. */
    Optional<ConsumerRecord<byte[], byte[]>> at(String topic, int partition, long offset) {
        TopicPartition place = new TopicPartition(topic, partition);
        try {
            if (consumer.partitionsFor(topic).stream().noneMatch(info -> info.partition() == partition)) {
                return Optional.empty();
            }
            consumer.assign(List.of(place));
            if (offset < consumer.beginningOffsets(List.of(place)).get(place)
                    || offset >= consumer.endOffsets(List.of(place)).get(place)) {
                return Optional.empty();
            }
            consumer.seek(place, offset);
            long deadline = System.nanoTime() + PATIENCE.toNanos();
            while (consumer.position(place) <= offset && System.nanoTime() < deadline) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
                    return record.offset() == offset ? Optional.of(record) : Optional.empty();
                }
            }
            return Optional.empty();
        } catch (KafkaException e) {
            throw new ClusterException("cannot read " + place + " at " + servers + ": " + e.getMessage(), e);
        }
    }

    private int readTo(Map<TopicPartition, Long> ends, Selection selection, Consumer<DeadLetter> letters) {
        int strangers = 0;
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (ends.keySet().stream().anyMatch(partition -> consumer.position(partition) < ends.get(partition))) {
            var batch = consumer.poll(POLL);
            if (!batch.isEmpty()) {
                deadline = System.nanoTime() + PATIENCE.toNanos();
            } else if (System.nanoTime() > deadline) {
                throw new KafkaException("no more records came within " + PATIENCE
                        + ", and the end is not reached: a transaction may be open");
            }
            for (ConsumerRecord<byte[], byte[]> record : batch) {
                if (record.offset() >= ends.get(new TopicPartition(record.topic(), record.partition()))) {
                    continue;
                }
                Optional<DeadLetterRecord> description = DeadLetterRecord.read(record.headers());
                if (description.isEmpty()) {
                    strangers++;
                    continue;
                }
                DeadLetter letter = new DeadLetter(
                        new Selection.Place(record.partition(), record.offset()),
                        description.get(),
                        record.key(),
                        record.value(),
                        record.headers());
                if (selection.has(letter)) {
                    letters.accept(letter);
                }
            }
        }
        return strangers;
    }

    private List<TopicPartition> partitions(String topic) {
        List<PartitionInfo> infos = consumer.partitionsFor(topic);
        return infos.stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
    }
}
