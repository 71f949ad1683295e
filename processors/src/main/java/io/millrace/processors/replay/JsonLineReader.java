package io.millrace.processors.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.contracts.Topic;
import io.millrace.contracts.ValueFormat;
import io.millrace.contracts.Wire;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.Serializer;

/** Reads records in the form that {@link JsonLineWriter} writes. */
final class JsonLineReader {
    private final String topic;
    private final FromJson values;
    private final JsonFactory factory = new JsonFactory();

    static <K, V> JsonLineReader of(Topic<K, V> topic, Wire wire) {
        ValueFormat<V> format = topic.values();
        Serializer<V> serializer = format.serde(wire).serializer();
        return new JsonLineReader(topic.name(), (json, timestamp, key, headers) -> {
            V value = format.fromJson(json);
            Long time = timestamp == null
                    ? topic.eventTime()
                            .map(at -> at.apply(value).toEpochMilli())
                            .orElse(null)
                    : timestamp;
            if (time != null && time < 0) {
                time = null; // Kafka has no timestamps before 1970; intake judges the value's own time
            }
            byte[] bytes = serializer.serialize(topic.name(), headers, value);
            return new ProducerRecord<>(topic.name(), null, time, key, bytes, headers);
        });
    }

    @FunctionalInterface
    private interface FromJson {
        ProducerRecord<byte[], byte[]> record(String value, Long timestamp, byte[] key, Headers headers);
    }

    private JsonLineReader(String topic, FromJson values) {
        this.topic = topic;
        this.values = values;
    }

    /** The timestamp is null where neither the line nor the value says one. Throws {@link IllegalArgumentException}. */
    ProducerRecord<byte[], byte[]> read(String line) {
        byte[] key = null;
        String value = null;
        Long timestamp = null;
        Headers headers = new RecordHeaders();
        try (JsonParser json = factory.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("expected an object {\"key\":…,\"value\":…}");
            }
            boolean hasValue = false;
            for (String field = json.nextFieldName(); field != null; field = json.nextFieldName()) {
                json.nextToken();
                switch (field) {
                    case "key" -> key = JsonText.read(json, "key");
                    case "value" -> {
                        value = json.currentToken() == JsonToken.VALUE_NULL ? null : raw(json, line);
                        hasValue = true;
                    }
                    case "timestamp" -> timestamp = timestamp(json);
                    case "headers" -> headers(json, headers);
                    default ->
                        throw new IllegalArgumentException(
                                "unknown field '" + field + "', expected key, value, timestamp and headers");
                }
            }
            if (!hasValue) {
                throw new IllegalArgumentException("no value; a deletion has the value null");
            }
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("more than one record in the line");
            }
        } catch (JsonParseException e) {
            throw new IllegalArgumentException(
                    "not JSON at column " + e.getLocation().getColumnNr() + ": " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        } catch (IOException e) {
            throw new IllegalArgumentException("not readable: " + e.getMessage(), e);
        }
        if (value == null) {
            return new ProducerRecord<>(topic, null, timestamp, key, null, headers);
        }
        return values.record(value, timestamp, key, headers);
    }

    /** The value's own text, so that no number is rounded on the way. */
    private static String raw(JsonParser json, String line) throws IOException {
        int from = (int) json.currentTokenLocation().getCharOffset();
        if (json.currentToken().isStructStart()) {
            json.skipChildren();
        } else {
            json.finishToken();
        }
        return line.substring(from, (int) json.currentLocation().getCharOffset());
    }

    private static Long timestamp(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_NULL -> null;
            case VALUE_NUMBER_INT -> notNegative(json.getLongValue(), json);
            case VALUE_STRING -> {
                try {
                    yield notNegative(Instant.parse(json.getText()).toEpochMilli(), json);
                } catch (DateTimeException | ArithmeticException e) {
                    throw badTimestamp(json, e);
                }
            }
            default -> throw badTimestamp(json, null);
        };
    }

    private static long notNegative(long millis, JsonParser json) throws IOException {
        if (millis < 0) {
            throw badTimestamp(json, null);
        }
        return millis;
    }

    private static IllegalArgumentException badTimestamp(JsonParser json, Exception cause) throws IOException {
        return new IllegalArgumentException(
                "timestamp should be ISO 8601 in UTC like 2018-04-01T00:00:31Z, or milliseconds since 1970, found "
                        + json.getText(),
                cause);
    }

    private static void headers(JsonParser json, Headers headers) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw new IllegalArgumentException("headers should be an object, found " + json.getText());
        }
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            if (json.nextToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    headers.add(name, JsonText.read(json, "header " + name));
                }
            } else {
                headers.add(name, JsonText.read(json, "header " + name));
            }
        }
    }
}
