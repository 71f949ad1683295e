package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Base64;

/** The types without parts. Text is apart: see {@link StringType}. */
abstract sealed class PrimitiveType extends AvroType {

    private final Class<?> type;
    private final JsonShape shape;
    private final int leastBytes;
    private final String description;

    private PrimitiveType(Class<?> type, JsonShape shape, int leastBytes, String description) {
        this.type = type;
        this.shape = shape;
        this.leastBytes = leastBytes;
        this.description = description;
    }

    @Override
    boolean holds(Object value) {
        return type.isInstance(value);
    }

    @Override
    final JsonShape shape() {
        return shape;
    }

    @Override
    final int leastBytes() {
        return leastBytes;
    }

    @Override
    final String describe() {
        return description;
    }

    static final class NullType extends PrimitiveType {
        NullType() {
            super(Void.class, JsonShape.NULL, 0, "null");
        }

        @Override
        boolean holds(Object value) {
            return value == null;
        }

        @Override
        Object read(Input in) {
            return null;
        }

        @Override
        void write(Object value, Output out) {
            if (value != null) {
                throw MalformedValue.expected(this, value);
            }
        }

        @Override
        void print(Object value, JsonGenerator json) throws IOException {
            json.writeNull();
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NULL) {
                throw found(json);
            }
            return null;
        }
    }

    static final class BooleanType extends PrimitiveType {
        BooleanType() {
            super(Boolean.class, JsonShape.BOOLEAN, 1, "true or false");
        }

        @Override
        Object read(Input in) {
            return in.readBoolean();
        }

        @Override
        void write(Object value, Output out) {
            if (!(value instanceof Boolean flag)) {
                throw MalformedValue.expected(this, value);
            }
            out.writeBoolean(flag);
        }

        @Override
        void print(Object value, JsonGenerator json) throws IOException {
            json.writeBoolean((Boolean) value);
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            if (!json.currentToken().isBoolean()) {
                throw found(json);
            }
            return json.getBooleanValue();
        }
    }

    static final class IntType extends PrimitiveType {
        IntType() {
            super(Integer.class, JsonShape.INTEGER, 1, "a whole number of 32 bits");
        }

        @Override
        Object read(Input in) {
            return in.readInt();
        }

        @Override
        void write(Object value, Output out) {
            if (!(value instanceof Integer number)) {
                throw MalformedValue.expected(this, value);
            }
            out.writeLong(number);
        }

        @Override
        void print(Object value, JsonGenerator json) throws IOException {
            json.writeNumber((Integer) value);
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() != JsonParser.NumberType.INT) {
                throw found(json);
            }
            return json.getIntValue();
        }
    }

    static final class LongType extends PrimitiveType {
        LongType() {
            super(Long.class, JsonShape.INTEGER, 1, "a whole number of 64 bits");
        }

        @Override
        Object read(Input in) {
            return in.readLong();
        }

        @Override
        void write(Object value, Output out) {
            if (!(value instanceof Long number)) {
                throw MalformedValue.expected(this, value);
            }
            out.writeLong(number);
        }

        @Override
        void print(Object value, JsonGenerator json) throws IOException {
            json.writeNumber((Long) value);
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT
                    || json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                throw found(json);
            }
            return json.getLongValue();
        }
    }

    static final class FloatType extends PrimitiveType {
        FloatType() {
            super(Float.class, JsonShape.NUMBER, Float.BYTES, "a number");
        }

        @Override
        Object read(Input in) {
            return in.readFloat();
        }

        @Override
        void write(Object value, Output out) {
            if (!(value instanceof Float number)) {
                throw MalformedValue.expected(this, value);
            }
            out.writeFloat(number);
        }

        /** JSON has no number for infinity or for what is not a number: they become text. */
        @Override
        void print(Object value, JsonGenerator json) throws IOException {
            json.writeNumber((Float) value);
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            return json.currentToken().isNumeric() ? json.getFloatValue() : (float) unusual(json, this);
        }
    }

    static final class DoubleType extends PrimitiveType {
        DoubleType() {
            super(Double.class, JsonShape.NUMBER, Double.BYTES, "a number");
        }

        @Override
        Object read(Input in) {
            return in.readDouble();
        }

        @Override
        void write(Object value, Output out) {
            if (!(value instanceof Double number)) {
                throw MalformedValue.expected(this, value);
            }
            out.writeDouble(number);
        }

        /** As of {@link FloatType#print}. */
        @Override
        void print(Object value, JsonGenerator json) throws IOException {
            json.writeNumber((Double) value);
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            return json.currentToken().isNumeric() ? json.getDoubleValue() : unusual(json, this);
        }
    }

    /** Bytes are text in base 64 in JSON. */
    static final class BytesType extends PrimitiveType {
        BytesType() {
            super(ByteBuffer.class, JsonShape.TEXT, 1, "bytes in base 64");
        }

        @Override
        Object read(Input in) {
            return ByteBuffer.wrap(in.readBytes());
        }

        @Override
        void write(Object value, Output out) {
            if (!(value instanceof ByteBuffer buffer)) {
                throw MalformedValue.expected(this, value);
            }
            out.writeBytes(array(buffer));
        }

        @Override
        void print(Object value, JsonGenerator json) throws IOException {
            json.writeString(Base64.getEncoder().encodeToString(array((ByteBuffer) value)));
        }

        @Override
        Object parse(JsonParser json) throws IOException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                throw found(json);
            }
            try {
                return ByteBuffer.wrap(Base64.getDecoder().decode(json.getText()));
            } catch (IllegalArgumentException notBase64) {
                throw found(json);
            }
        }

        private static byte[] array(ByteBuffer buffer) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.duplicate().get(bytes);
            return bytes;
        }
    }

    private static double unusual(JsonParser json, AvroType type) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw type.found(json);
        }
        return switch (json.getText()) {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw type.found(json);
        };
    }
}
