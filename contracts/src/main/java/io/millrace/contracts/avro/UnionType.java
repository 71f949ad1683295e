package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** One of several types; most often one type or null. In JSON the branch is told by the looks of the value. */
final class UnionType extends AvroType {

    private final AvroType[] branches;

    UnionType(List<AvroType> types) {
        this.branches = types.toArray(AvroType[]::new);
        Set<JsonShape> shapes = EnumSet.noneOf(JsonShape.class);
        boolean decimal = false;
        for (AvroType branch : branches) {
            if (!shapes.add(branch.shape())) {
                throw ambiguous();
            }
            decimal |= branch instanceof DecimalType;
        }
        // A decimal without a fraction looks like a whole number; a double never does, it is shown as 3.0.
        if (decimal && shapes.contains(JsonShape.INTEGER)) {
            throw ambiguous();
        }
    }

    private IllegalArgumentException ambiguous() {
        return new IllegalArgumentException("the branches of a union look alike in JSON: " + describe());
    }

    @Override
    Object read(Input in) {
        int index = in.readInt();
        if (index < 0 || index >= branches.length) {
            throw new MalformedValue("expected " + describe() + ", found branch number " + index);
        }
        return branches[index].read(in);
    }

    @Override
    void write(Object value, Output out) {
        int index = branch(value);
        out.writeLong(index);
        branches[index].write(value, out);
    }

    private int branch(Object value) {
        for (int i = 0; i < branches.length; i++) {
            if (branches[i].holds(value)) {
                return i;
            }
        }
        throw MalformedValue.expected(this, value);
    }

    @Override
    void print(Object value, JsonGenerator json) throws IOException {
        branches[branch(value)].show(value, json);
    }

    @Override
    Object parse(JsonParser json) throws IOException {
        AvroType branch =
                switch (json.currentToken()) {
                    case VALUE_NULL -> of(json, JsonShape.NULL);
                    case VALUE_TRUE, VALUE_FALSE -> of(json, JsonShape.BOOLEAN);
                    case VALUE_NUMBER_INT -> of(json, JsonShape.INTEGER, JsonShape.NUMBER);
                    case VALUE_NUMBER_FLOAT -> of(json, JsonShape.NUMBER);
                    // A number that JSON cannot write is text, see PrimitiveType.
                    case VALUE_STRING -> of(json, JsonShape.TEXT, JsonShape.NUMBER);
                    case START_ARRAY -> of(json, JsonShape.LIST);
                    case START_OBJECT -> of(json, JsonShape.OBJECT);
                    default -> throw found(json);
                };
        return branch.parse(json);
    }

    private AvroType of(JsonParser json, JsonShape... wanted) throws IOException {
        for (JsonShape shape : wanted) {
            for (AvroType branch : branches) {
                if (branch.shape() == shape) {
                    return branch;
                }
            }
        }
        throw found(json);
    }

    @Override
    boolean holds(Object value) {
        return Arrays.stream(branches).anyMatch(branch -> branch.holds(value));
    }

    @Override
    JsonShape shape() {
        throw new IllegalStateException("a union in a union: Avro does not allow it");
    }

    @Override
    int leastBytes() {
        return 1;
    }

    @Override
    String describe() {
        return Arrays.stream(branches).map(AvroType::describe).collect(Collectors.joining(" or "));
    }
}
