package io.millrace.contracts.avro;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.contracts.registry.SchemaRegistry;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The Confluent wire format: a byte 0, the schema's id in four bytes with the highest first, the value. What is in
 * single-object encoding is read too, so that a topic may hold both after a registry was introduced.
 *
 * <p>Every method throws {@link io.millrace.contracts.registry.SchemaRegistryException} when the registry cannot be asked.
 */
public final class RegistryWire<T extends SpecificRecord> {

    private static final int HEADER = 5;

    private final RecordCodec<T> codec;
    private final SingleObject<T> singleObject;
    private final SchemaRegistry registry;
    private final JsonNode published;
    private final Map<String, byte[]> headers = new ConcurrentHashMap<>();
    private final Map<Integer, Writer<T>> writers = new ConcurrentHashMap<>();

    /** Reads what somebody wrote with one schema. */
    private interface Writer<T> {
        T read(byte[] bytes, int from);
    }

    public RegistryWire(RecordCodec<T> codec, SingleObject<T> singleObject, SchemaRegistry registry) {
        this.codec = codec;
        this.singleObject = singleObject;
        this.registry = registry;
        this.published = SchemaHistory.published(codec.schema());
    }

    /** The schema is registered under the subject {@code <topic>-value}. Else as {@link SingleObject#encode}. */
    public byte[] encode(String topic, T value) {
        byte[] header = headers.get(topic);
        if (header == null) {
            header = ByteBuffer.allocate(HEADER)
                    .put((byte) 0)
                    .putInt(registry.idFor(topic, published))
                    .array();
            headers.put(topic, header);
        }
        return codec.write(header, value);
    }

    /** Else as {@link SingleObject#decode}. */
    public T decode(byte[] bytes) {
        if (SingleObject.starts(bytes)) {
            return singleObject.decode(bytes);
        }
        if (bytes.length == 0 || bytes[0] != 0) {
            throw codec.unreadable(
                    bytes,
                    "expected the Confluent wire format, which starts with 00, or Avro's single-object encoding (c3 01)");
        }
        if (bytes.length < HEADER) {
            throw codec.unreadable(bytes, "the value ends in its header of " + HEADER + " bytes");
        }
        int id = ByteBuffer.wrap(bytes).getInt(1);
        Writer<T> writer = writers.get(id);
        if (writer == null) {
            writer = writer(bytes, id);
            writers.put(id, writer);
        }
        return writer.read(bytes, HEADER);
    }

    private Writer<T> writer(byte[] bytes, int id) {
        Schema schema;
        try {
            schema = registry.schema(id);
        } catch (SerializationException unknown) {
            throw codec.unreadable(bytes, unknown.getMessage());
        }
        boolean ours = SchemaHistory.sameForm(schema, codec.schema());
        return ours ? codec::read : new OtherWriter<>(codec, schema)::read;
    }
}
