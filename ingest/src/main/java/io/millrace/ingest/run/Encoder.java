package io.millrace.ingest.run;

import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import io.millrace.ingest.FeedRecord;
import java.util.IdentityHashMap;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.Serializer;

/** Writes records in the form that their topics have. Used by one thread. */
final class Encoder {

    private final Wire wire;
    private final String prefix;
    private final IdentityHashMap<Topic<?, ?>, Form<?, ?>> forms = new IdentityHashMap<>();

    Encoder(Wire wire, String prefix) {
        this.wire = wire;
        this.prefix = prefix;
    }

    /** @param timestamp of the record in Kafka, where one before 1970 becomes 1970; null for the time of sending */
    ProducerRecord<byte[], byte[]> encode(FeedRecord<?, ?> record, Long timestamp) {
        return typed(record, timestamp == null ? null : (Long) Math.max(0, timestamp));
    }

    private <K, V> ProducerRecord<byte[], byte[]> typed(FeedRecord<K, V> record, Long timestamp) {
        Form<K, V> form = form(record.topic());
        return new ProducerRecord<>(
                form.name,
                null,
                timestamp,
                form.keys.serialize(form.name, record.key()),
                record.value() == null ? null : form.values.serialize(form.name, record.value()),
                record.headers());
    }

    /** One topic object is one form: the types are those it was made with. */
    @SuppressWarnings("unchecked")
    private <K, V> Form<K, V> form(Topic<K, V> topic) {
        return (Form<K, V>) forms.computeIfAbsent(topic, this::open);
    }

    private <K, V> Form<K, V> open(Topic<K, V> topic) {
        return new Form<>(
                prefix + topic.name(),
                topic.keySerde().serializer(),
                topic.values().serde(wire).serializer());
    }

    private record Form<K, V>(String name, Serializer<K> keys, Serializer<V> values) {}
}
