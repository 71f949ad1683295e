package io.millrace.benchmarks.latency;

import io.millrace.benchmarks.BenchException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Sends records on a schedule that knows nothing of how the system does: the next one is due whether the last one was
 * taken or not. A sender that falls behind sends at once what is overdue, and every record keeps the moment it was due at.
 */
final class OpenLoop {

    private static final long SHORTEST_WAIT_NANOS = 100_000;

    private final String bootstrapServers;
    private final double perSecond;

    OpenLoop(String bootstrapServers, double perSecond) {
        this.bootstrapServers = bootstrapServers;
        this.perSecond = perSecond;
    }

    /**
     * @param begin moment at which the first is due, by {@link System#nanoTime}
     * @return the most that a record was handed over behind its time, in nanoseconds
     * @throws BenchException if a record was not taken
     */
    @SuppressWarnings("FutureReturnValueIgnored") // the callback has it
    long send(List<ProducerRecord<byte[], byte[]>> records, long begin) {
        Map<String, Object> settings =
                Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers, ProducerConfig.ACKS_CONFIG, "all");
        AtomicReference<Exception> failure = new AtomicReference<>();
        long worst = 0;
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            producer.partitionsFor(records.get(0).topic());
            for (int i = 0; i < records.size(); i++) {
                long wait = begin + due(i) - System.nanoTime();
                while (wait > SHORTEST_WAIT_NANOS) {
                    LockSupport.parkNanos(wait);
                    wait = begin + due(i) - System.nanoTime();
                }
                worst = Math.max(worst, -wait);
                producer.send(records.get(i), (metadata, refused) -> {
                    if (refused != null) {
                        failure.compareAndSet(null, refused);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw new BenchException("Kafka did not take a transaction: " + failure.get(), failure.get());
        }
        return worst;
    }

    /** Nanoseconds from the beginning to the moment at which the record is due. */
    long due(int record) {
        return (long) (record * 1e9 / perSecond);
    }
}
