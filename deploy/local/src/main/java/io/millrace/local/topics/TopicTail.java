package io.millrace.local.topics;

import io.millrace.local.stack.LocalException;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The committed records of a topic, as they come; in no group, so that nobody's offsets move. */
final class TopicTail implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final String topic;

    TopicTail(Properties client, String topic) {
        Properties settings = new Properties();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        settings.put(ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, String.valueOf(PATIENCE.toMillis()));
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, "millrace-tail");
        settings.putAll(client);
        try {
            this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        } catch (KafkaException e) {
            throw new LocalException("cannot talk to " + client.get("bootstrap.servers") + ": " + rootOf(e), e);
        }
        this.topic = topic;
    }

    /**
     * Gives records to the reader until it has had enough.
     *
     * @param fromBeginning else from what is the end now
     * @param follow else only what is there now
     * @param wanted which records count
     * @param limit how many of those; empty for all
     */
    void run(
            boolean fromBeginning,
            boolean follow,
            Wanted wanted,
            OptionalLong limit,
            Consumer<ConsumerRecord<byte[], byte[]>> reader) {
        try {
            List<TopicPartition> partitions = partitions();
            consumer.assign(partitions);
            Map<TopicPartition, Long> end = consumer.endOffsets(partitions);
            if (fromBeginning) {
                consumer.seekToBeginning(partitions);
            } else {
                end.forEach(consumer::seek);
            }
            long left = limit.orElse(Long.MAX_VALUE);
            while (left > 0 && (follow || isBehind(end))) {
                Iterator<ConsumerRecord<byte[], byte[]>> records =
                        consumer.poll(Duration.ofMillis(200)).iterator();
                while (left > 0 && records.hasNext()) {
                    ConsumerRecord<byte[], byte[]> record = records.next();
                    if ((follow || record.offset() < end.get(partitionOf(record))) && wanted.test(record)) {
                        reader.accept(record);
                        left--;
                    }
                }
            }
        } catch (WakeupException stopped) {
            // As asked by stop().
        } catch (KafkaException e) {
            throw new LocalException("reading topic " + topic + " failed: " + rootOf(e), e);
        }
    }

    /** From any thread: {@link #run} returns. */
    void stop() {
        consumer.wakeup();
    }

    @Override
    public void close() {
        consumer.close();
    }

    private List<TopicPartition> partitions() {
        List<PartitionInfo> partitions =
                Optional.ofNullable(consumer.partitionsFor(topic)).orElse(List.of());
        if (partitions.isEmpty()) {
            throw new LocalException("there is no topic '" + topic + "'. 'millrace topics' lists those there are");
        }
        return partitions.stream()
                .map(partition -> new TopicPartition(topic, partition.partition()))
                .toList();
    }

    private boolean isBehind(Map<TopicPartition, Long> end) {
        return end.entrySet().stream().anyMatch(entry -> consumer.position(entry.getKey()) < entry.getValue());
    }

    private static TopicPartition partitionOf(ConsumerRecord<?, ?> record) {
        return new TopicPartition(record.topic(), record.partition());
    }

    private static String rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }

    @FunctionalInterface
    interface Wanted {
        boolean test(ConsumerRecord<byte[], byte[]> record);
    }
}
