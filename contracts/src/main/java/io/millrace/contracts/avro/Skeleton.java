package io.millrace.contracts.avro;

import org.apache.avro.Schema;

/**
 * Walks over a value without making anything of it: whether the bytes have the form that a schema says, and end where the
 * value ends. Avro's own reader runs after it, on bytes whose lengths are known to be honest.
 */
final class Skeleton {

    private static final int DEEPEST = 64;

    private Skeleton() {}

    /** Throws {@link MalformedValue}. */
    static void check(Schema schema, byte[] bytes, int from) {
        Input in = new Input(bytes, from);
        skip(schema, in, 0);
        in.end();
    }

    private static void skip(Schema schema, Input in, int depth) {
        if (depth > DEEPEST) {
            throw new MalformedValue("records within records, more than " + DEEPEST + " deep");
        }
        switch (schema.getType()) {
            case NULL -> {}
            case BOOLEAN -> in.readBoolean();
            case INT -> in.readInt();
            case LONG -> in.readLong();
            case FLOAT -> in.skip(Float.BYTES);
            case DOUBLE -> in.skip(Double.BYTES);
            case STRING -> in.readString();
            case BYTES -> skipBytes(schema, in);
            case FIXED -> in.skip(schema.getFixedSize());
            case ENUM -> index(in, schema.getEnumSymbols().size(), "symbol");
            case UNION -> skip(schema.getTypes().get(index(in, schema.getTypes().size(), "branch")), in, depth + 1);
            case RECORD -> {
                for (Schema.Field field : schema.getFields()) {
                    try {
                        skip(field.schema(), in, depth + 1);
                    } catch (MalformedValue wrong) {
                        throw wrong.within(field.name());
                    }
                }
            }
            case ARRAY -> {
                for (int count = in.readBlock(1); count > 0; count = in.readBlock(1)) {
                    for (int i = 0; i < count; i++) {
                        skip(schema.getElementType(), in, depth + 1);
                    }
                }
            }
            case MAP -> {
                for (int count = in.readBlock(1); count > 0; count = in.readBlock(1)) {
                    for (int i = 0; i < count; i++) {
                        in.readString();
                        skip(schema.getValueType(), in, depth + 1);
                    }
                }
            }
        }
    }

    private static void skipBytes(Schema schema, Input in) {
        int length = in.readLength();
        if (schema.getLogicalType() != null && length == 0) {
            throw new MalformedValue("expected a " + schema.getLogicalType().getName() + ", found no bytes");
        }
        in.skip(length);
    }

    private static int index(Input in, int count, String what) {
        int index = in.readInt();
        if (index < 0 || index >= count) {
            throw new MalformedValue("expected a " + what + " below " + count + ", found " + index);
        }
        return index;
    }
}
