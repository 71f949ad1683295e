package io.millrace.contracts.avro;

import java.io.IOException;
import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.io.DecoderFactory;
import org.apache.avro.specific.SpecificDatumReader;
import org.apache.avro.specific.SpecificRecord;

/** Reads what was written with another schema than today's, by Avro's rules of schema resolution. */
final class OtherWriter<T extends SpecificRecord> {

    private final RecordCodec<T> codec;
    private final Schema writer;
    private final List<String> problems;
    private final SpecificDatumReader<T> reader;

    OtherWriter(RecordCodec<T> codec, Schema writer) {
        this.codec = codec;
        this.writer = writer;
        this.problems = Compatibility.problems(codec.schema(), writer);
        this.reader = new SpecificDatumReader<>(writer, codec.schema(), codec.model());
    }

    /** As {@link RecordCodec#read}. */
    T read(byte[] bytes, int from) {
        if (!problems.isEmpty()) {
            throw codec.unreadable(
                    bytes,
                    "its writer's schema " + writer.getFullName() + " does not fit: " + String.join("; ", problems));
        }
        try {
            Skeleton.check(writer, bytes, from);
            T value = reader.read(null, DecoderFactory.get().binaryDecoder(bytes, from, bytes.length - from, null));
            // What Avro's reader lets pass: more digits than the schema allows.
            codec.write(NO_HEADER, value);
            return value;
        } catch (MalformedValue | AvroRuntimeException | IOException wrong) {
            throw codec.unreadable(bytes, "written with another schema: " + wrong.getMessage());
        }
    }

    private static final byte[] NO_HEADER = {};
}
