package io.millrace.local.up;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.apache.avro.Schema;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads the alert topics from their present end, and tells of each alert that is committed. */
final class AlertWatch implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AlertWatch.class);
    private static final String ALERT = Alert.getClassSchema().getFullName();
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Deserializer<?>> values = new HashMap<>();
    private final Map<String, LongAdder> raised = new ConcurrentHashMap<>();
    private final Consumer<Alert> reader;
    private final Thread thread;

    private AlertWatch(String bootstrapServers, List<Topic<?, ?>> topics, Consumer<Alert> reader) {
        this.reader = reader;
        for (Topic<?, ?> topic : topics) {
            values.put(topic.name(), topic.values().serde(Wire.singleObject()).deserializer());
        }
        Map<String, Object> settings = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed",
                ConsumerConfig.CLIENT_ID_CONFIG,
                "millrace-alert-watch");
        this.consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.thread = new Thread(this::run, "alert-watch");
    }

    /** Those of the topics that hold alerts. */
    static List<Topic<?, ?>> alertTopics(List<Topic<?, ?>> topics) {
        return topics.stream()
                .filter(topic ->
                        topic.values().schema().map(Schema::getFullName).equals(Optional.of(ALERT)))
                .toList();
    }

    /** @param topics that exist and hold alerts; what is in them is not told again */
    static AlertWatch start(String bootstrapServers, List<Topic<?, ?>> topics, Consumer<Alert> reader) {
        AlertWatch watch = new AlertWatch(bootstrapServers, topics, reader);
        watch.seekToEnd(topics);
        watch.thread.start();
        return watch;
    }

    /** Alerts raised since the watch began, by the application that raised them. */
    long raisedBy(String application) {
        LongAdder count = raised.get(application);
        return count == null ? 0 : count.sum();
    }

    @Override
    public void close() {
        consumer.wakeup();
        try {
            thread.join(CLOSE_PATIENCE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void seekToEnd(List<Topic<?, ?>> topics) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (Topic<?, ?> topic : topics) {
            consumer.partitionsFor(topic.name())
                    .forEach(info -> partitions.add(new TopicPartition(topic.name(), info.partition())));
        }
        consumer.assign(partitions);
        // Now, not at the first poll: an alert may come in between.
        consumer.endOffsets(partitions).forEach(consumer::seek);
    }

    private void run() {
        try (consumer) {
            while (true) {
                if (consumer.assignment().isEmpty()) {
                    return;
                }
                consumer.poll(Duration.ofSeconds(1)).forEach(this::tell);
            }
        } catch (WakeupException closed) {
            // As asked by close().
        } catch (KafkaException e) {
            LOG.error("alerts are no longer shown: reading them failed", e);
        }
    }

    private void tell(ConsumerRecord<byte[], byte[]> record) {
        try {
            Object value = values.get(record.topic()).deserialize(record.topic(), record.headers(), record.value());
            if (value instanceof Alert alert) {
                if (alert.getState() == AlertState.RAISED) {
                    raised.computeIfAbsent(alert.getDomain(), domain -> new LongAdder())
                            .increment();
                }
                reader.accept(alert);
            }
        } catch (SerializationException e) {
            LOG.warn("{}-{}@{} is not an alert", record.topic(), record.partition(), record.offset(), e);
        }
    }
}
