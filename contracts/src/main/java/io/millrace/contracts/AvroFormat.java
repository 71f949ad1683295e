package io.millrace.contracts;

import io.millrace.contracts.avro.RecordCodec;
import io.millrace.contracts.avro.RegistryWire;
import io.millrace.contracts.avro.SchemaHistory;
import io.millrace.contracts.avro.SingleObject;
import io.millrace.contracts.registry.SchemaRegistry;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Values of a generated class, in either of the two wire formats. A reader takes single-object encoding always, and the
 * Confluent wire format when a registry is set. Safe for use by many threads, as are its serdes.
 *
 * <p>A deserializer throws {@link SerializationException} for whatever is wrong with the bytes, and nothing else; a
 * {@link io.millrace.contracts.registry.SchemaRegistryException} when the registry cannot be asked. Null is a tombstone, both
 * ways.
 */
public final class AvroFormat<T extends SpecificRecord> implements ValueFormat<T> {

    private final RecordCodec<T> codec;
    private final SingleObject<T> singleObject;

    private AvroFormat(Class<T> type) {
        this.codec = new RecordCodec<>(type);
        this.singleObject = new SingleObject<>(codec, SchemaHistory.of(type), Catalogue::schemaOf);
    }

    public static <T extends SpecificRecord> AvroFormat<T> of(Class<T> type) {
        return new AvroFormat<>(type);
    }

    public Class<T> type() {
        return codec.type();
    }

    /** CRC-64-AVRO of the schema. */
    public long fingerprint() {
        return codec.fingerprint();
    }

    @Override
    public Serde<T> serde(Wire wire) {
        if (wire.registry().isEmpty()) {
            return Serdes.serdeFrom(
                    (topic, value) -> value == null ? null : encode(value),
                    (topic, bytes) -> bytes == null ? null : decode(bytes));
        }
        RegistryWire<T> registered = new RegistryWire<>(
                codec, singleObject, new SchemaRegistry(wire.registry().get(), wire.settings()));
        return Serdes.serdeFrom(
                (topic, value) -> value == null ? null : registered.encode(topic, value),
                (topic, bytes) -> bytes == null ? null : registered.decode(bytes));
    }

    /** In single-object encoding. Throws {@link SerializationException} that names the field for a value that is not valid. */
    public byte[] encode(T value) {
        return singleObject.encode(value);
    }

    /** From single-object encoding. Throws {@link SerializationException}, and nothing else, whatever the bytes. */
    public T decode(byte[] bytes) {
        return singleObject.decode(bytes);
    }

    @Override
    public Optional<Schema> schema() {
        return Optional.of(codec.schema());
    }

    @Override
    public String toJson(T value) {
        return codec.toJson(value);
    }

    @Override
    public T fromJson(String json) {
        return codec.fromJson(json);
    }
}
