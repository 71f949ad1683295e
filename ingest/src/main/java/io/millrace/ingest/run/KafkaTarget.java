package io.millrace.ingest.run;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedRecord;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A Kafka cluster: every record acknowledged by all replicas in sync, without repeats.
 *
 * <p>The timestamp of a record in Kafka is the time of sending where the value itself says when it happened: retention
 * goes by that timestamp, and history would be deleted as soon as it is written. Where the value does not say, it is the
 * event time.
 */
public final class KafkaTarget implements Target {

    private final Producer<byte[], byte[]> producer;
    private final Encoder encoder;

    private KafkaTarget(Producer<byte[], byte[]> producer, Encoder encoder) {
        this.producer = producer;
        this.encoder = encoder;
    }

    /**
     * @param settings Kafka's producer settings, {@code bootstrap.servers} at least; they come before the target's own
     * @param prefix put before every topic's name
     * @throws FeedException when Kafka refuses the settings
     */
    public static KafkaTarget open(Map<String, Object> settings, Wire wire, String prefix) {
        Map<String, Object> all = new HashMap<>();
        all.put(CommonClientConfigs.CLIENT_ID_CONFIG, "millrace-ingest");
        all.put(ProducerConfig.ACKS_CONFIG, "all");
        all.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        all.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        all.put(ProducerConfig.LINGER_MS_CONFIG, 10);
        all.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        all.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 64L * 1024 * 1024);
        all.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, Topic.MAX_MESSAGE_BYTES);
        all.putAll(settings);
        try {
            return new KafkaTarget(
                    new KafkaProducer<>(all, new ByteArraySerializer(), new ByteArraySerializer()),
                    new Encoder(wire, prefix));
        } catch (KafkaException refused) {
            throw new FeedException(
                    "the producer cannot start: " + rootOf(refused).getMessage(), refused);
        }
    }

    /** The future tells nothing that the callback does not. */
    @Override
    @SuppressWarnings("FutureReturnValueIgnored")
    public void send(FeedRecord<?, ?> record, Receipt receipt) {
        Once once = new Once(receipt);
        try {
            ProducerRecord<byte[], byte[]> encoded = encoder.encode(
                    record,
                    record.topic().eventTime().isPresent()
                            ? null
                            : (Long) record.eventTime().toEpochMilli());
            producer.send(
                    encoded,
                    (metadata, failure) ->
                            once.settle(Optional.ofNullable(failure).map(KafkaTarget::reason)));
        } catch (RuntimeException failure) {
            once.settle(Optional.of(reason(failure)));
        }
    }

    @Override
    public void close(Duration patience) {
        producer.close(patience);
    }

    private static String reason(Exception failure) {
        return failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    /** The producer may both call back and throw for the same record. */
    private static final class Once extends AtomicBoolean implements Receipt {

        private final transient Receipt receipt;

        Once(Receipt receipt) {
            this.receipt = receipt;
        }

        @Override
        public void settle(Optional<String> failure) {
            if (compareAndSet(false, true)) {
                receipt.settle(failure);
            }
        }
    }
}
