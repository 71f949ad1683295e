package io.millrace.contracts.avro;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;

/**
 * Whether a reader's schema can read everything that a writer's schema wrote.
 *
 * <p>Avro's own check knows nothing of logical types: it lets the scale of a decimal change, and 12.34 becomes 0.1234.
 */
public final class Compatibility {

    private Compatibility() {}

    /** One line a problem; none means compatible. */
    public static List<String> problems(Schema reader, Schema writer) {
        List<String> problems = new ArrayList<>();
        var checked = SchemaCompatibility.checkReaderWriterCompatibility(reader, writer);
        if (checked.getType() != SchemaCompatibilityType.COMPATIBLE) {
            checked.getResult()
                    .getIncompatibilities()
                    .forEach(found ->
                            problems.add(found.getLocation() + ": " + found.getType() + ", " + found.getMessage()));
        }
        compareLogicalTypes(reader, writer, reader.getName(), problems, new ArrayList<>());
        return List.copyOf(problems);
    }

    private static void compareLogicalTypes(
            Schema reader, Schema writer, String path, List<String> problems, List<String> open) {
        if (reader.getType() == Schema.Type.UNION || writer.getType() == Schema.Type.UNION) {
            for (Schema branch : branches(writer).toList()) {
                branches(reader)
                        .filter(candidate -> candidate.getType() == branch.getType()
                                && Objects.equals(nameOf(candidate), nameOf(branch)))
                        .forEach(candidate -> compareLogicalTypes(candidate, branch, path, problems, open));
            }
            return;
        }
        if (reader.getType() != writer.getType()) {
            return;
        }
        switch (reader.getType()) {
            case RECORD -> {
                if (!open.contains(reader.getFullName())) {
                    open.add(reader.getFullName());
                    for (Schema.Field field : reader.getFields()) {
                        Schema.Field written = written(field, writer);
                        if (written != null) {
                            compareLogicalTypes(
                                    field.schema(), written.schema(), path + "." + field.name(), problems, open);
                        }
                    }
                    open.remove(reader.getFullName());
                }
            }
            case ARRAY ->
                compareLogicalTypes(reader.getElementType(), writer.getElementType(), path + "[]", problems, open);
            case MAP -> compareLogicalTypes(reader.getValueType(), writer.getValueType(), path + "{}", problems, open);
            default -> {
                if (!sameMeaning(reader.getLogicalType(), writer.getLogicalType())) {
                    problems.add(path + ": written as " + meaning(writer) + ", read as " + meaning(reader));
                }
            }
        }
    }

    private static boolean sameMeaning(LogicalType reader, LogicalType writer) {
        if (reader instanceof LogicalTypes.Decimal read && writer instanceof LogicalTypes.Decimal written) {
            return read.getScale() == written.getScale() && read.getPrecision() >= written.getPrecision();
        }
        return Objects.equals(reader == null ? null : reader.getName(), writer == null ? null : writer.getName());
    }

    private static String meaning(Schema schema) {
        LogicalType logical = schema.getLogicalType();
        if (logical instanceof LogicalTypes.Decimal decimal) {
            return "decimal of precision " + decimal.getPrecision() + " and scale " + decimal.getScale();
        }
        return logical == null ? "plain " + schema.getType().getName() : logical.getName();
    }

    private static Stream<Schema> branches(Schema schema) {
        return schema.getType() == Schema.Type.UNION ? schema.getTypes().stream() : Stream.of(schema);
    }

    private static String nameOf(Schema schema) {
        return switch (schema.getType()) {
            case RECORD, ENUM, FIXED -> schema.getName();
            default -> null;
        };
    }

    private static Schema.Field written(Schema.Field field, Schema writer) {
        Set<String> names =
                Stream.concat(Stream.of(field.name()), field.aliases().stream()).collect(Collectors.toSet());
        return writer.getFields().stream()
                .filter(candidate -> names.contains(candidate.name()))
                .findFirst()
                .orElse(null);
    }
}
