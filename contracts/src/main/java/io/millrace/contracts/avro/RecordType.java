package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.contracts.names.Nearest;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/** A generated record: its fields, in the schema's order. */
final class RecordType extends AvroType {

    private final Schema schema;
    private final SpecificData model;
    private final Class<?> type;
    private final Constructor<?> constructor;
    private final String[] names;
    private final AvroType[] fields;
    private final Map<String, Integer> positions = new HashMap<>();
    private final int leastBytes;

    RecordType(Schema schema, SpecificData model, Class<?> type, List<AvroType> fields) {
        this.schema = schema;
        this.model = model;
        this.type = type;
        this.fields = fields.toArray(AvroType[]::new);
        this.names = schema.getFields().stream().map(Schema.Field::name).toArray(String[]::new);
        for (int i = 0; i < names.length; i++) {
            positions.put(names[i], i);
        }
        this.leastBytes = fields.stream().mapToInt(AvroType::leastBytes).sum();
        try {
            this.constructor = type.getConstructor();
        } catch (NoSuchMethodException e) {
            throw new IllegalArgumentException(type + " is not a record that Avro generated", e);
        }
    }

    private SpecificRecord create() {
        try {
            return (SpecificRecord) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot create a " + type, e);
        }
    }

    @Override
    Object read(Input in) {
        SpecificRecord record = create();
        int i = 0;
        try {
            for (; i < fields.length; i++) {
                record.put(i, fields[i].read(in));
            }
        } catch (MalformedValue wrong) {
            throw wrong.within(names[i]);
        }
        return record;
    }

    @Override
    void write(Object value, Output out) {
        if (!type.isInstance(value)) {
            throw MalformedValue.expected(this, value);
        }
        SpecificRecord record = (SpecificRecord) value;
        int i = 0;
        try {
            for (; i < fields.length; i++) {
                fields[i].write(record.get(i), out);
            }
        } catch (MalformedValue wrong) {
            throw wrong.within(names[i]);
        }
    }

    @Override
    void print(Object value, JsonGenerator json) throws IOException {
        SpecificRecord record = (SpecificRecord) value;
        json.writeStartObject();
        for (int i = 0; i < fields.length; i++) {
            json.writeFieldName(names[i]);
            try {
                fields[i].show(record.get(i), json);
            } catch (MalformedValue wrong) {
                throw wrong.within(names[i]);
            }
        }
        json.writeEndObject();
    }

    @Override
    Object parse(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            throw found(json);
        }
        SpecificRecord record = create();
        boolean[] given = new boolean[fields.length];
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            Integer position = positions.get(name);
            if (position == null) {
                throw new MalformedValue("unknown field " + name + " of " + schema.getName() + "; "
                        + Nearest.hint(name, List.of(names)));
            }
            json.nextToken();
            try {
                record.put(position, fields[position].parse(json));
            } catch (MalformedValue wrong) {
                throw wrong.within(name);
            }
            given[position] = true;
        }
        for (int i = 0; i < fields.length; i++) {
            if (!given[i]) {
                record.put(i, defaultOf(schema.getFields().get(i)));
            }
        }
        return record;
    }

    private Object defaultOf(Schema.Field field) {
        if (!field.hasDefaultValue()) {
            throw new MalformedValue("missing, and the schema has no default for it").within(field.name());
        }
        return model.deepCopy(field.schema(), model.getDefaultValue(field));
    }

    @Override
    boolean holds(Object value) {
        return type.isInstance(value);
    }

    @Override
    JsonShape shape() {
        return JsonShape.OBJECT;
    }

    @Override
    int leastBytes() {
        return leastBytes;
    }

    @Override
    String describe() {
        return "a " + schema.getName();
    }
}
