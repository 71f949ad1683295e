package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

final class ArrayType extends AvroType {

    private final AvroType item;

    ArrayType(AvroType item) {
        if (item.leastBytes() == 0) {
            throw new IllegalArgumentException("items of a list take at least a byte: " + item.describe());
        }
        this.item = item;
    }

    @Override
    Object read(Input in) {
        int count = in.readBlock(item.leastBytes());
        List<Object> list = new ArrayList<>(count);
        try {
            while (count > 0) {
                for (int i = 0; i < count; i++) {
                    list.add(item.read(in));
                }
                count = in.readBlock(item.leastBytes());
            }
        } catch (MalformedValue wrong) {
            throw wrong.within("[" + list.size() + "]");
        }
        return list;
    }

    @Override
    void write(Object value, Output out) {
        if (!(value instanceof List<?> list)) {
            throw MalformedValue.expected(this, value);
        }
        int size = list.size();
        if (size > 0) {
            out.writeLong(size);
            for (int i = 0; i < size; i++) {
                try {
                    item.write(list.get(i), out);
                } catch (MalformedValue wrong) {
                    throw wrong.within("[" + i + "]");
                }
            }
        }
        out.writeLong(0);
    }

    @Override
    void print(Object value, JsonGenerator json) throws IOException {
        json.writeStartArray();
        int index = 0;
        for (Object each : (List<?>) value) {
            try {
                item.show(each, json);
            } catch (MalformedValue wrong) {
                throw wrong.within("[" + index + "]");
            }
            index++;
        }
        json.writeEndArray();
    }

    @Override
    Object parse(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            throw found(json);
        }
        List<Object> list = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            try {
                list.add(item.parse(json));
            } catch (MalformedValue wrong) {
                throw wrong.within("[" + list.size() + "]");
            }
        }
        return list;
    }

    @Override
    boolean holds(Object value) {
        return value instanceof List;
    }

    @Override
    JsonShape shape() {
        return JsonShape.LIST;
    }

    @Override
    int leastBytes() {
        return 1;
    }

    @Override
    String describe() {
        return "a list";
    }
}
