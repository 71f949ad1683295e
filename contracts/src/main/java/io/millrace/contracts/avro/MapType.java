package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A map with text keys. It is written in its own order where it has one, else by key: {@code Map.of} has another order in
 * each process, and the same value must give the same bytes.
 */
final class MapType extends AvroType {

    private final AvroType item;

    MapType(AvroType item) {
        this.item = item;
    }

    @Override
    Object read(Input in) {
        Map<String, Object> map = new LinkedHashMap<>();
        int leastBytes = 1 + item.leastBytes();
        for (int count = in.readBlock(leastBytes); count > 0; count = in.readBlock(leastBytes)) {
            for (int i = 0; i < count; i++) {
                String key = in.readString();
                try {
                    map.put(key, item.read(in));
                } catch (MalformedValue wrong) {
                    throw wrong.within(key);
                }
            }
        }
        return map;
    }

    @Override
    void write(Object value, Output out) {
        if (!(value instanceof Map<?, ?> map)) {
            throw MalformedValue.expected(this, value);
        }
        if (!map.isEmpty()) {
            out.writeLong(map.size());
            for (Map.Entry<?, ?> entry : ordered(map).entrySet()) {
                if (!(entry.getKey() instanceof String key)) {
                    throw new MalformedValue("expected keys of text, found " + entry.getKey());
                }
                out.writeString(key);
                try {
                    item.write(entry.getValue(), out);
                } catch (MalformedValue wrong) {
                    throw wrong.within(key);
                }
            }
        }
        out.writeLong(0);
    }

    @Override
    void print(Object value, JsonGenerator json) throws IOException {
        json.writeStartObject();
        for (Map.Entry<?, ?> entry : ordered((Map<?, ?>) value).entrySet()) {
            String key = (String) entry.getKey();
            json.writeFieldName(key);
            try {
                item.show(entry.getValue(), json);
            } catch (MalformedValue wrong) {
                throw wrong.within(key);
            }
        }
        json.writeEndObject();
    }

    private static Map<?, ?> ordered(Map<?, ?> map) {
        return map.size() < 2 || map instanceof LinkedHashMap || map instanceof SortedMap ? map : new TreeMap<>(map);
    }

    @Override
    Object parse(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw found(json);
        }
        Map<String, Object> map = new LinkedHashMap<>();
        for (String key = json.nextFieldName(); key != null; key = json.nextFieldName()) {
            json.nextToken();
            try {
                map.put(key, item.parse(json));
            } catch (MalformedValue wrong) {
                throw wrong.within(key);
            }
        }
        return map;
    }

    @Override
    boolean holds(Object value) {
        return value instanceof Map;
    }

    @Override
    JsonShape shape() {
        return JsonShape.OBJECT;
    }

    @Override
    int leastBytes() {
        return 1;
    }

    @Override
    String describe() {
        return "a map";
    }
}
