package io.millrace.local.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.contracts.Wire;
import io.millrace.contracts.fraud.FraudTopics;
import io.millrace.contracts.fraud.Transaction;
import io.millrace.ingest.run.TargetTopics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * Feeds transactions at a steady rate from a thread of its own, and knows how far the application has come with them. It
 * waits for an application that is far behind, so that there is always something left to be fed.
 */
final class Stream implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int MOST_AHEAD = 10_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final List<Transaction> transactions;
    private final int perSecond;
    private final String group;
    private final Admin admin;
    private final KafkaProducer<String, Transaction> producer;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private final Thread thread = new Thread(this::feed, "stream");
    private volatile int fed;
    private volatile long seenCommitted;
    private volatile boolean closed;

    Stream(List<Transaction> transactions, int perSecond, String bootstrapServers, String group)
            throws InterruptedException {
        this.transactions = transactions;
        this.perSecond = perSecond;
        this.group = group;
        Map<String, Object> settings = Map.of(
                CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all");
        TargetTopics.ready(
                Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers),
                List.of(FraudTopics.TRANSACTIONS),
                "",
                true);
        this.admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
        this.producer = new KafkaProducer<>(
                settings,
                FraudTopics.TRANSACTIONS.keySerde().serializer(),
                FraudTopics.TRANSACTIONS.values().serde(Wire.singleObject()).serializer());
    }

    void begin() {
        thread.start();
    }

    /** Waits until the application has committed so many, with more of them on their way. */
    void awaitCommitted(int count) {
        await().atMost(PATIENCE)
                .pollInterval(LOOK)
                .failFast(this::mustNotHaveFailed)
                .untilAsserted(() -> assertThat(committed())
                        .as("transactions committed, of %d fed", fed)
                        .isGreaterThanOrEqualTo(count));
        assertThat(seenCommitted).as("committed, of what has been fed").isLessThan(fed);
        assertThat(fed).as("fed, of all").isLessThan(transactions.size());
    }

    /** Whether all is fed, acknowledged, and committed by the application. */
    boolean isCommitted() throws InterruptedException, ExecutionException {
        mustNotHaveFailed();
        return committed() == ends() && done.isDone();
    }

    private void mustNotHaveFailed() throws InterruptedException, ExecutionException {
        if (done.isCompletedExceptionally()) {
            done.get();
        }
    }

    private long committed() throws InterruptedException, ExecutionException {
        seenCommitted = admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata().get().entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(FraudTopics.TRANSACTIONS.name()))
                .map(Map.Entry::getValue)
                .mapToLong(OffsetAndMetadata::offset)
                .sum();
        return seenCommitted;
    }

    private long ends() throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> latest = new HashMap<>();
        for (int partition = 0; partition < FraudTopics.TRANSACTIONS.partitions(); partition++) {
            latest.put(new TopicPartition(FraudTopics.TRANSACTIONS.name(), partition), OffsetSpec.latest());
        }
        return admin.listOffsets(latest).all().get().values().stream()
                .mapToLong(end -> end.offset())
                .sum();
    }

    @SuppressWarnings("FutureReturnValueIgnored") // the callback has it
    private void feed() {
        long begin = System.nanoTime();
        try {
            for (int i = 0; i < transactions.size() && !closed; i++) {
                long due = begin + i * 1_000_000_000L / perSecond;
                while (System.nanoTime() < due || (i - seenCommitted > MOST_AHEAD && !closed)) {
                    LockSupport.parkNanos(Math.max(1_000_000, due - System.nanoTime()));
                }
                Transaction transaction = transactions.get(i);
                producer.send(
                        new ProducerRecord<>(FraudTopics.TRANSACTIONS.name(), transaction.getAccount(), transaction),
                        (metadata, failure) -> {
                            if (failure != null) {
                                done.completeExceptionally(failure);
                            }
                        });
                fed = i + 1;
            }
            producer.flush();
            done.complete(null);
        } catch (RuntimeException e) {
            done.completeExceptionally(e);
        }
    }

    @Override
    public void close() throws InterruptedException {
        closed = true;
        thread.join();
        producer.close(Duration.ZERO);
        admin.close();
    }
}
