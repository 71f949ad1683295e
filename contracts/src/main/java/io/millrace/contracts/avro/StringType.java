package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

final class StringType extends AvroType {

    @Override
    Object read(Input in) {
        return in.readString();
    }

    @Override
    void write(Object value, Output out) {
        if (!(value instanceof String text)) {
            throw MalformedValue.expected(this, value);
        }
        out.writeString(text);
    }

    @Override
    void print(Object value, JsonGenerator json) throws IOException {
        json.writeString((String) value);
    }

    @Override
    Object parse(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw found(json);
        }
        return json.getText();
    }

    @Override
    boolean holds(Object value) {
        return value instanceof String;
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
        return "text";
    }
}
