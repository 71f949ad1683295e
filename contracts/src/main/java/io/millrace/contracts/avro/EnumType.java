package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.millrace.contracts.names.Nearest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A generated enum. Its constants are in the schema's order, as Avro's compiler writes them. */
final class EnumType extends AvroType {

    private final Class<?> type;
    private final Object[] constants;
    private final Map<String, Object> bySymbol = new LinkedHashMap<>();

    EnumType(Class<?> type, List<String> symbols) {
        this.type = type;
        this.constants = type.getEnumConstants();
        for (Object constant : constants) {
            bySymbol.put(constant.toString(), constant);
        }
        if (!List.copyOf(bySymbol.keySet()).equals(symbols)) {
            throw new IllegalArgumentException(
                    type + " has the constants " + bySymbol.keySet() + ", its schema " + symbols);
        }
    }

    @Override
    Object read(Input in) {
        int index = in.readInt();
        if (index < 0 || index >= constants.length) {
            throw new MalformedValue("expected " + describe() + ", found number " + index);
        }
        return constants[index];
    }

    /** The ordinal is the symbol's index: the constructor has compared them. */
    @Override
    @SuppressWarnings("EnumOrdinal")
    void write(Object value, Output out) {
        if (!type.isInstance(value)) {
            throw MalformedValue.expected(this, value);
        }
        out.writeLong(((Enum<?>) value).ordinal());
    }

    @Override
    void print(Object value, JsonGenerator json) throws IOException {
        json.writeString(value.toString());
    }

    @Override
    Object parse(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw found(json);
        }
        Object constant = bySymbol.get(json.getText());
        if (constant == null) {
            throw new MalformedValue(found(json).getMessage()
                    + Nearest.to(json.getText(), bySymbol.keySet())
                            .map(nearest -> "; did you mean " + nearest + "?")
                            .orElse(""));
        }
        return constant;
    }

    @Override
    boolean holds(Object value) {
        return type.isInstance(value);
    }

    @Override
    JsonShape shape() {
        return JsonShape.TEXT;
    }

    @Override
    int leastBytes() {
        return 1;
    }

    @Override
    String describe() {
        return "one of " + String.join(", ", bySymbol.keySet());
    }
}
