package io.millrace.benchmarks.latency;

import io.millrace.contracts.fraud.FraudTopics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads committed alerts as they come, and notes the moment at which the first one of each probe was there. */
final class AlertWatch implements AutoCloseable {

    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final Set<String> probes;
    private final CountDownLatch missing;
    private final Thread thread = new Thread(this::read, "alert-watch");

    /** @param probes the accounts that are looked for */
    AlertWatch(String bootstrapServers, Set<String> probes) {
        this.probes = probes;
        this.missing = new CountDownLatch(probes.size());
        this.consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    /** Begins at the end of the topic as it is now. */
    void start() {
        List<TopicPartition> partitions = consumer.partitionsFor(FraudTopics.FRAUD_ALERTS.name()).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position); // resolves the ends now
        thread.start();
    }

    /** False if a probe's alert is still missing when the time is over. */
    boolean awaitAll(Duration patience) throws InterruptedException {
        return missing.await(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** By account: the moment by {@link System#nanoTime}. */
    Map<String, Long> seen() {
        return seen;
    }

    private void read() {
        try {
            while (true) {
                var records = consumer.poll(POLL);
                long now = System.nanoTime();
                for (ConsumerRecord<byte[], byte[]> record : records) {
                    String account = new String(record.key(), StandardCharsets.UTF_8);
                    if (probes.contains(account) && seen.putIfAbsent(account, now) == null) {
                        missing.countDown();
                    }
                }
            }
        } catch (WakeupException closed) {
            consumer.close();
        }
    }

    @Override
    public void close() throws InterruptedException {
        consumer.wakeup();
        thread.join();
    }
}
