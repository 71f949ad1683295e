package io.millrace.processors.testing;

import io.millrace.contracts.ValueFormat;
import io.millrace.contracts.Wire;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.serialization.StringSerializer;

/** Values that are UTF-8 text, and refuse to be anything else. */
public final class TextFormat implements ValueFormat<String> {

    @Override
    public Serde<String> serde(Wire wire) {
        Deserializer<String> strict = (topic, bytes) -> {
            if (bytes == null) {
                return null;
            }
            try {
                return StandardCharsets.UTF_8
                        .newDecoder()
                        .decode(ByteBuffer.wrap(bytes))
                        .toString();
            } catch (CharacterCodingException e) {
                throw new SerializationException("not UTF-8 text", e);
            }
        };
        return Serdes.serdeFrom(new StringSerializer(), strict);
    }

    @Override
    public Optional<Schema> schema() {
        return Optional.empty();
    }

    @Override
    public String toJson(String value) {
        return '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    @Override
    public String fromJson(String json) {
        if (json.length() < 2 || !json.startsWith("\"") || !json.endsWith("\"")) {
            throw new IllegalArgumentException("expected a text in quotes, not " + json);
        }
        return json.substring(1, json.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }
}
