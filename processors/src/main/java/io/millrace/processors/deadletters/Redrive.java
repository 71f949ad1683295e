package io.millrace.processors.deadletters;

import io.millrace.processors.topics.ClusterException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Submits dead letters to their source topics again: to the same partition, with their own key, value, timestamp and
 * headers, and one header more that says which dead letter it was. That it counts once however often it is done is up to
 * the application, which knows duplicates by their business id.
 */
final class Redrive implements AutoCloseable {

    /** What became of the letters; {@code lost} are those whose bytes are neither here nor at the source any more. */
    record Outcome(int submitted, List<DeadLetter> lost) {}

    private final String deadLetterTopic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final DeadLetterReader sources;

    Redrive(String deadLetterTopic, Map<String, Object> producerConfig, DeadLetterReader sources) {
        this.deadLetterTopic = deadLetterTopic;
        this.producer = new KafkaProducer<>(producerConfig, new ByteArraySerializer(), new ByteArraySerializer());
        this.sources = sources;
    }

    /** Submits them in order. Throws {@link ClusterException} if one is not taken; those before it are submitted. */
    Outcome submit(List<DeadLetter> letters, Optional<byte[]> mendedValue) {
        List<Future<RecordMetadata>> sent = new ArrayList<>();
        List<DeadLetter> lost = new ArrayList<>();
        for (DeadLetter letter : letters) {
            Optional<ProducerRecord<byte[], byte[]>> record = record(letter, mendedValue);
            record.ifPresentOrElse(found -> sent.add(producer.send(found)), () -> lost.add(letter));
        }
        producer.flush();
        for (int i = 0; i < sent.size(); i++) {
            confirm(sent.get(i), i);
        }
        return new Outcome(sent.size(), lost);
    }

    private Optional<ProducerRecord<byte[], byte[]>> record(DeadLetter letter, Optional<byte[]> mendedValue) {
        DeadLetterRecord description = letter.description();
        byte[] key = letter.key();
        byte[] value = letter.value();
        if (letter.atSource()) {
            Optional<ConsumerRecord<byte[], byte[]>> source =
                    sources.at(description.topic(), description.partition(), description.offset());
            if (source.isEmpty()) {
                return Optional.empty();
            }
            key = source.get().key();
            value = source.get().value();
        }
        Headers headers = DeadLetterRecord.without(letter.headers());
        headers.remove(DeadLetters.REDRIVEN_FROM);
        headers.add(
                DeadLetters.REDRIVEN_FROM, (deadLetterTopic + "-" + letter.place()).getBytes(StandardCharsets.UTF_8));
        return Optional.of(new ProducerRecord<>(
                description.topic(),
                partition(description),
                description.time().toEpochMilli(),
                key,
                mendedValue.orElse(value),
                headers));
    }

    /** The partition it came from, so that it meets the state and the order of its entity whoever partitioned it. */
    private Integer partition(DeadLetterRecord description) {
        boolean there = description.partition() >= 0
                && description.partition()
                        < producer.partitionsFor(description.topic()).size();
        return there ? description.partition() : null;
    }

    private static void confirm(Future<RecordMetadata> sent, int before) {
        try {
            sent.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterException("interrupted; at least " + before + " records were submitted", e);
        } catch (ExecutionException e) {
            throw new ClusterException(
                    "a record was not taken: " + e.getCause().getMessage() + "; at least " + before
                            + " records before it were submitted",
                    e.getCause());
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(10));
    }

    /** The settings of a producer that loses and repeats nothing. */
    static Map<String, Object> careful(Map<String, Object> config) {
        Map<String, Object> careful = new HashMap<>(config);
        careful.put(ProducerConfig.ACKS_CONFIG, "all");
        careful.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        return careful;
    }
}
