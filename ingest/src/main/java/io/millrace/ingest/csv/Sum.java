package io.millrace.ingest.csv;

import java.time.Instant;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The sum of a field's value and its parts: whole numbers, and milliseconds after an instant. */
final class Sum {

    private Sum() {}

    /** @throws IllegalArgumentException for a field that nothing can be added to */
    static void check(Schema.Field field) {
        List<Schema> types = field.schema().isUnion() ? field.schema().getTypes() : List.of(field.schema());
        boolean summable = types.stream()
                .filter(type -> type.getType() != Schema.Type.NULL)
                .allMatch(Sum::isSummable);
        if (!summable) {
            throw new IllegalArgumentException("plus adds to whole numbers and times only");
        }
    }

    private static boolean isSummable(Schema type) {
        if (type.getLogicalType() != null) {
            return type.getLogicalType() instanceof LogicalTypes.TimestampMillis;
        }
        return type.getType() == Schema.Type.INT || type.getType() == Schema.Type.LONG;
    }

    /** @param value a whole number or an instant */
    static Object of(String field, Object value, long plus) throws UnmappableException {
        try {
            if (value instanceof Instant time) {
                return time.plusMillis(plus);
            }
            if (value instanceof Integer number) {
                return Math.toIntExact(Math.addExact(number, plus));
            }
            return Math.addExact((Long) value, plus);
        } catch (ArithmeticException tooLarge) {
            throw new UnmappableException(field + " is " + value + " and " + plus + ", a sum that is too large for it");
        }
    }
}
