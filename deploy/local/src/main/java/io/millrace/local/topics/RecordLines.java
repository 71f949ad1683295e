package io.millrace.local.topics;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.millrace.contracts.RawFormat;
import io.millrace.contracts.Topic;
import io.millrace.contracts.Wire;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Records of one topic as lines of JSON: {@code {"topic","partition","offset","timestamp","key","value","headers"}}. A
 * value that is not what the topic holds is written as its bytes in Base64, with the reason beside it.
 */
final class RecordLines<K, V> {

    private static final JsonFactory JSON = new JsonFactory();

    private final Topic<K, V> topic;
    private final Deserializer<K> keys;
    private final Deserializer<V> values;

    RecordLines(Topic<K, V> topic, Wire wire) {
        this.topic = topic;
        this.keys = topic.keySerde().deserializer();
        this.values = topic.values().serde(wire).deserializer();
    }

    static RecordLines<?, ?> of(Topic<?, ?> topic, Wire wire) {
        return new RecordLines<>(topic, wire);
    }

    /** The key as {@code --key} names it: text where it is text; empty for none. */
    Optional<String> key(ConsumerRecord<byte[], byte[]> record) {
        if (record.key() == null) {
            return Optional.empty();
        }
        try {
            K key = keys.deserialize(record.topic(), record.key());
            return Optional.of(
                    key instanceof byte[] bytes ? text(bytes).orElseGet(() -> base64(bytes)) : key.toString());
        } catch (SerializationException notOfThisType) {
            return Optional.of(base64(record.key()));
        }
    }

    String line(ConsumerRecord<byte[], byte[]> record) {
        StringWriter text = new StringWriter(512);
        try (JsonGenerator json = JSON.createGenerator(text)) {
            json.writeStartObject();
            json.writeStringField("topic", record.topic());
            json.writeNumberField("partition", record.partition());
            json.writeNumberField("offset", record.offset());
            json.writeStringField(
                    "timestamp", Instant.ofEpochMilli(record.timestamp()).toString());
            json.writeStringField("key", key(record).orElse(null));
            writeValue(json, record);
            writeHeaders(json, record.headers());
            json.writeEndObject();
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory failed", e);
        }
        return text.toString();
    }

    private void writeValue(JsonGenerator json, ConsumerRecord<byte[], byte[]> record) throws IOException {
        if (record.value() == null) {
            json.writeNullField("value");
            return;
        }
        String value;
        try {
            value = topic.values().toJson(values.deserialize(record.topic(), record.headers(), record.value()));
        } catch (SerializationException unreadable) {
            json.writeFieldName("value");
            json.writeRawValue(RawFormat.bytes().toJson(record.value()));
            json.writeStringField("unreadable", unreadable.getMessage());
            return;
        }
        json.writeFieldName("value");
        json.writeRawValue(value);
    }

    /** A name that comes more than once has its values in a list. */
    private static void writeHeaders(JsonGenerator json, Headers headers) throws IOException {
        Map<String, List<String>> byName = new LinkedHashMap<>();
        for (Header header : headers) {
            byName.computeIfAbsent(header.key(), name -> new ArrayList<>())
                    .add(header.value() == null ? null : text(header.value()).orElseGet(() -> base64(header.value())));
        }
        json.writeObjectFieldStart("headers");
        for (Map.Entry<String, List<String>> header : byName.entrySet()) {
            json.writeFieldName(header.getKey());
            if (header.getValue().size() == 1) {
                json.writeString(header.getValue().get(0));
            } else {
                json.writeStartArray();
                for (String value : header.getValue()) {
                    json.writeString(value);
                }
                json.writeEndArray();
            }
        }
        json.writeEndObject();
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException notText) {
            return Optional.empty();
        }
    }

    private static String base64(byte[] bytes) {
        return "base64:" + Base64.getEncoder().encodeToString(bytes);
    }
}
