package io.millrace.processors.intake;

import io.millrace.contracts.Topic;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.processor.api.RecordMetadata;

/** Decides on each record by itself, before any state. Forwards an {@link Arrival} or a {@link Rejection}.
 * Whatever a record holds, it does not throw; only when the schema registry cannot be asked it does. */
final class Gate<V> implements Processor<byte[], byte[], String, Object> {

    /**
     * @param latest an event time later than the clock by more than this is rejected; {@link Long#MAX_VALUE} for no limit
     * @param earliest epoch milliseconds
     * @param books true if the gate's word is the last one; false if admission has it
     */
    record Limits(int maxBytes, long maxFuture, long earliest, boolean tombstones, boolean books) {}

    private final Topic<String, V> topic;
    private final Deserializer<V> deserializer;
    private final Check<V> check;
    private final Limits limits;
    private final IntakeAccounts.Page page;
    private ProcessorContext<String, Object> context;

    Gate(
            Topic<String, V> topic,
            Deserializer<V> deserializer,
            Check<V> check,
            Limits limits,
            IntakeAccounts.Page page) {
        this.topic = topic;
        this.deserializer = deserializer;
        this.check = check;
        this.limits = limits;
        this.page = page;
    }

    @Override
    public void init(ProcessorContext<String, Object> context) {
        this.context = context;
    }

    @Override
    public void process(Record<byte[], byte[]> record) {
        Object outcome = judge(record);
        if (outcome instanceof Arrival<?> arrival) {
            if (limits.books()) {
                page.accept();
            }
            String key = new String(record.key(), StandardCharsets.UTF_8);
            context.forward(
                    new Record<String, Object>(key, arrival, Math.max(0, arrival.eventTime()), record.headers()));
        } else {
            page.reject(((Rejection) outcome).reason());
            context.forward(new Record<>(null, outcome, record.timestamp(), record.headers()));
        }
    }

    private Object judge(Record<byte[], byte[]> record) {
        Origin origin = origin();
        byte[] key = record.key();
        byte[] bytes = record.value();
        try {
            if (bytes != null && bytes.length > limits.maxBytes()) {
                return reject(
                        record,
                        origin,
                        Reason.TOO_LARGE,
                        "a value of " + bytes.length + " bytes; at most " + limits.maxBytes() + " (intake.max-bytes)");
            }
            if (key == null || key.length == 0) {
                return reject(record, origin, Reason.NO_KEY, "no key; expected the entity that the record is about");
            }
            if (bytes == null && !limits.tombstones()) {
                return reject(record, origin, Reason.INVALID, "no value; expected " + topic.about());
            }
            V value = bytes == null ? null : deserializer.deserialize(topic.name(), bytes);
            Optional<String> fault = check.fault(new String(key, StandardCharsets.UTF_8), value);
            if (fault.isPresent()) {
                return reject(record, origin, Reason.INVALID, fault.get());
            }
            long time = value == null || topic.eventTime().isEmpty()
                    ? record.timestamp()
                    : topic.eventTime().get().apply(value).toEpochMilli();
            if (time < limits.earliest()) {
                return reject(
                        record,
                        origin,
                        Reason.PAST,
                        "event time " + Instant.ofEpochMilli(time) + "; expected "
                                + Instant.ofEpochMilli(limits.earliest()) + " or later (intake.earliest)");
            }
            if (limits.maxFuture() != Long.MAX_VALUE && time > context.currentSystemTimeMs() + limits.maxFuture()) {
                return reject(
                        record,
                        origin,
                        Reason.FUTURE,
                        "event time " + Instant.ofEpochMilli(time) + " is more than " + limits.maxFuture()
                                + " ms ahead of the clock (intake.max-future)");
            }
            return new Arrival<>(value, time, origin, key, bytes);
        } catch (SerializationException e) {
            return reject(record, origin, Reason.UNREADABLE, e.getMessage());
        } catch (KafkaException e) {
            throw e; // the schema registry is out of reach: no fault of the record, which is read again
        } catch (RuntimeException e) {
            return reject(record, origin, Reason.FAILED, "intake itself failed: " + e);
        }
    }

    private static Rejection reject(Record<byte[], byte[]> record, Origin origin, Reason reason, String message) {
        return new Rejection(reason, message, origin, record.key(), record.value());
    }

    private Origin origin() {
        Optional<RecordMetadata> metadata = context.recordMetadata();
        return metadata.map(at -> new Origin(topic.name(), at.partition(), at.offset()))
                .orElseGet(() -> new Origin(topic.name(), -1, -1));
    }
}
