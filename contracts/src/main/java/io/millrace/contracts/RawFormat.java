package io.millrace.contracts;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/** Values that other software writes: bytes, shown as text where they are UTF-8 text. */
public final class RawFormat implements ValueFormat<byte[]> {

    private static final RawFormat BYTES = new RawFormat();

    private RawFormat() {}

    public static ValueFormat<byte[]> bytes() {
        return BYTES;
    }

    @Override
    public Serde<byte[]> serde(Wire wire) {
        return Serdes.ByteArray();
    }

    @Override
    public Optional<Schema> schema() {
        return Optional.empty();
    }

    @Override
    public String toJson(byte[] value) {
        throw new UnsupportedOperationException("contracts helper writes this: " + Base64.getEncoder());
    }

    @Override
    public byte[] fromJson(String json) {
        return json.getBytes(StandardCharsets.UTF_8);
    }
}
