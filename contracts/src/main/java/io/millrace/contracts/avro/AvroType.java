package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;

/**
 * A schema, compiled: how its values are read and written, in binary and in JSON.
 *
 * <p>Why not Avro's own readers and writers: on the same machine they take two to four times as long for a transaction
 * (logical types and unions take detours through boxed buffers and conversions), and for a hostile length they allocate
 * before they look.
 */
abstract sealed class AvroType
        permits ArrayType,
                DecimalType,
                EnumType,
                MapType,
                PrimitiveType,
                RecordType,
                StringType,
                TimestampType,
                UnionType {

    /** Throws {@link MalformedValue}. */
    abstract Object read(Input in);

    /** Throws {@link MalformedValue} for a value that the schema does not allow; null is one of them. */
    abstract void write(Object value, Output out);

    /** The value as JSON. Throws {@link MalformedValue} as {@link #write} does. */
    final void show(Object value, JsonGenerator json) throws IOException {
        if (!holds(value)) {
            throw MalformedValue.expected(this, value);
        }
        print(value, json);
    }

    /** {@link #show} of a value that this type holds. */
    abstract void print(Object value, JsonGenerator json) throws IOException;

    /** The value that starts at the parser's current token; leaves the parser at the value's last token. */
    abstract Object parse(JsonParser json) throws IOException;

    /** Whether a Java value, perhaps null, is of this type: chooses the branch of a union. */
    abstract boolean holds(Object value);

    abstract JsonShape shape();

    /** The fewest bytes that a value takes: bounds the number of items that a length may promise. */
    abstract int leastBytes();

    /** For errors, with an article: "a string". */
    abstract String describe();

    final MalformedValue found(JsonParser json) throws IOException {
        String found =
                switch (json.currentToken()) {
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "a list";
                    case VALUE_STRING -> "the text \"" + shortened(json.getText()) + "\"";
                    default -> shortened(json.getText());
                };
        return new MalformedValue("expected " + describe() + ", found " + found);
    }

    private static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
