package io.millrace.processors.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.millrace.contracts.Topic;
import io.millrace.contracts.ValueFormat;
import io.millrace.contracts.Wire;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * A record as one line of JSON: {@code {"key":…,"value":…,"timestamp":…,"headers":{…}}}.
 *
 * <ul>
 *   <li>{@code key}: text; bytes that are not UTF-8 as {@code {"base64":"..."}}; null without a key.
 *   <li>{@code value}: as the topic's {@link ValueFormat#toJson} has it; null for a deletion.
 *   <li>{@code timestamp}: ISO 8601 in UTC; when read also milliseconds since 1970, or left out.
 *   <li>{@code headers}: name to value, written like a key; an array where a name occurs more than once.
 * </ul>
 */
final class JsonLineWriter implements Closeable {
    private static final int BUFFER = 256 * 1024;

    private final ToJson values;
    private final JsonGenerator json;
    private boolean empty = true;

    static JsonLineWriter open(Topic<?, ?> topic, Wire wire, Path file) throws IOException {
        return new JsonLineWriter(file, values(topic.values(), wire));
    }

    private static <V> ToJson values(ValueFormat<V> format, Wire wire) {
        Deserializer<V> deserializer = format.serde(wire).deserializer();
        return record -> format.toJson(deserializer.deserialize(record.topic(), record.headers(), record.value()));
    }

    @FunctionalInterface
    private interface ToJson {
        String value(ProducerRecord<byte[], byte[]> record);
    }

    private JsonLineWriter(Path file, ToJson values) throws IOException {
        this.values = values;
        this.json = new JsonFactory().createGenerator(new BufferedOutputStream(Files.newOutputStream(file), BUFFER));
        json.setPrettyPrinter(new MinimalPrettyPrinter("\n"));
    }

    void write(ProducerRecord<byte[], byte[]> record) throws IOException {
        // First, so that a failure leaves no half line.
        String value = value(record);
        empty = false;
        json.writeStartObject();
        json.writeFieldName("key");
        JsonText.write(json, record.key());
        json.writeFieldName("value");
        if (value == null) {
            json.writeNull();
        } else {
            json.writeRawValue(value);
        }
        json.writeStringField(
                "timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
        json.writeFieldName("headers");
        write(record.headers());
        json.writeEndObject();
    }

    private String value(ProducerRecord<byte[], byte[]> record) {
        if (record.value() == null) {
            return null;
        }
        try {
            return values.value(record);
        } catch (RuntimeException e) {
            throw ReplayException.defect(
                    "a record that the topology wrote to " + record.topic()
                            + " does not read as what that topic holds: " + e,
                    e);
        }
    }

    private void write(Headers headers) throws IOException {
        Map<String, List<byte[]>> byName = new LinkedHashMap<>();
        for (Header header : headers) {
            byName.computeIfAbsent(header.key(), name -> new ArrayList<>(1)).add(header.value());
        }
        json.writeStartObject();
        for (Map.Entry<String, List<byte[]>> header : byName.entrySet()) {
            json.writeFieldName(header.getKey());
            boolean repeated = header.getValue().size() > 1;
            if (repeated) {
                json.writeStartArray();
            }
            for (byte[] value : header.getValue()) {
                JsonText.write(json, value);
            }
            if (repeated) {
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        try (json) {
            if (!empty) {
                json.writeRaw('\n');
            }
        }
    }
}
