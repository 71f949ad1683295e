package io.millrace.contracts.avro;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Makes an {@link AvroType} of the schema of a generated class. */
final class SchemaCompiler {

    private final SpecificData model;
    private final Map<String, AvroType> finished = new HashMap<>();
    private final Set<String> open = new HashSet<>();

    SchemaCompiler(SpecificData model) {
        this.model = model;
    }

    /**
     * Throws {@link IllegalArgumentException} for what has no use here yet: fixed, a record that contains itself, and the
     * logical types other than timestamp-millis and decimal.
     */
    AvroType compile(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM -> named(schema);
            case ARRAY -> new ArrayType(compile(schema.getElementType()));
            case MAP -> new MapType(compile(schema.getValueType()));
            case UNION ->
                new UnionType(schema.getTypes().stream().map(this::compile).toList());
            case FIXED -> throw unsupported(schema);
            default -> schema.getLogicalType() == null ? primitive(schema) : logical(schema);
        };
    }

    private AvroType named(Schema schema) {
        AvroType known = finished.get(schema.getFullName());
        if (known != null) {
            return known;
        }
        if (!open.add(schema.getFullName())) {
            throw new IllegalArgumentException("a record that contains itself: " + schema.getFullName());
        }
        Class<?> type = model.getClass(schema);
        if (type == null) {
            throw new IllegalArgumentException("no class was generated for " + schema.getFullName());
        }
        AvroType compiled = schema.getType() == Schema.Type.ENUM
                ? new EnumType(type, schema.getEnumSymbols())
                : new RecordType(schema, model, type, fields(schema));
        finished.put(schema.getFullName(), compiled);
        return compiled;
    }

    private List<AvroType> fields(Schema record) {
        return record.getFields().stream().map(field -> compile(field.schema())).toList();
    }

    private static AvroType primitive(Schema schema) {
        return switch (schema.getType()) {
            case NULL -> new PrimitiveType.NullType();
            case BOOLEAN -> new PrimitiveType.BooleanType();
            case INT -> new PrimitiveType.IntType();
            case LONG -> new PrimitiveType.LongType();
            case FLOAT -> new PrimitiveType.FloatType();
            case DOUBLE -> new PrimitiveType.DoubleType();
            case BYTES -> new PrimitiveType.BytesType();
            case STRING -> new StringType();
            default -> throw unsupported(schema);
        };
    }

    private static AvroType logical(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.TimestampMillis) {
            return new TimestampType();
        }
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return new DecimalType(decimal.getPrecision(), decimal.getScale());
        }
        throw unsupported(schema);
    }

    private static IllegalArgumentException unsupported(Schema schema) {
        return new IllegalArgumentException(
                "a schema of ours cannot have this part: " + schema + "; write a type for it beside TimestampType");
    }
}
