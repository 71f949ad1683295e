package io.millrace.contracts.avro;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongFunction;
import org.apache.avro.Schema;
import org.apache.avro.SchemaNormalization;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;

/**
 * Avro single-object encoding: the bytes C3 01, the CRC-64-AVRO fingerprint of the writer's schema with its lowest byte
 * first, the value. Every schema that was ever shipped is known by its fingerprint, so that nothing but the value is needed
 * to read it.
 */
public final class SingleObject<T extends SpecificRecord> {

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int HEADER = 10;

    private final RecordCodec<T> codec;
    private final byte[] header = {(byte) 0xC3, 1, 0, 0, 0, 0, 0, 0, 0, 0};
    private final Map<Long, OtherWriter<T>> earlier = new HashMap<>();
    private final LongFunction<Optional<String>> owners;

    /** @param owners the name of the schema that has a fingerprint, over all topics: for the error of a value on the wrong topic */
    public SingleObject(RecordCodec<T> codec, SchemaHistory history, LongFunction<Optional<String>> owners) {
        this.codec = codec;
        this.owners = owners;
        LONGS.set(header, 2, codec.fingerprint());
        for (Schema writer : history.versions()) {
            long fingerprint = SchemaNormalization.parsingFingerprint64(writer);
            if (fingerprint != codec.fingerprint()) {
                earlier.put(fingerprint, new OtherWriter<>(codec, writer));
            }
        }
    }

    /** Whether the bytes claim to be of this encoding. */
    static boolean starts(byte[] bytes) {
        return bytes.length > 1 && bytes[0] == (byte) 0xC3 && bytes[1] == 1;
    }

    /** Throws {@link SerializationException} that names the field for a value that is not valid. */
    public byte[] encode(T value) {
        return codec.write(header, value);
    }

    /** Throws {@link SerializationException}, and nothing else, that says what was found and what was expected. */
    public T decode(byte[] bytes) {
        if (!starts(bytes)) {
            throw codec.unreadable(
                    bytes, "expected Avro single-object encoding, which starts with c3 01" + guess(bytes));
        }
        if (bytes.length < HEADER) {
            throw codec.unreadable(bytes, "the value ends in its header of " + HEADER + " bytes");
        }
        long fingerprint = (long) LONGS.get(bytes, 2);
        if (fingerprint == codec.fingerprint()) {
            return codec.read(bytes, HEADER);
        }
        OtherWriter<T> writer = earlier.get(fingerprint);
        if (writer == null) {
            throw codec.unreadable(bytes, stranger(fingerprint));
        }
        return writer.read(bytes, HEADER);
    }

    private String stranger(long fingerprint) {
        return owners.apply(fingerprint)
                .map(owner -> "it was written as " + owner + ", expected "
                        + codec.schema().getFullName() + "; was it sent to the wrong topic?")
                .orElseGet(() -> String.format(
                        "the fingerprint %016x is of no known version of the schema; was it written by a newer release?",
                        fingerprint));
    }

    private static String guess(byte[] bytes) {
        if (bytes.length == 0) {
            return "; found nothing";
        }
        return switch (bytes[0]) {
            case 0 -> "; a first byte 0 is the Confluent wire format, which needs schema.registry.url";
            case '{', '[' -> "; it looks like JSON";
            default -> "";
        };
    }
}
