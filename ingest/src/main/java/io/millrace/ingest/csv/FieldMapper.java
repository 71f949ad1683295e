package io.millrace.ingest.csv;

import io.millrace.ingest.csv.Mapping.Case;
import io.millrace.ingest.csv.Mapping.FieldRule;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Makes one field of the value from its text. What a mapping's own values come to is worked out once. */
final class FieldMapper {

    private final Schema.Field field;
    private final boolean nullable;
    private final FieldRule rule;
    private final Conversion conversion;
    private final Map<Optional<String>, Object> own;

    private FieldMapper(
            Schema.Field field,
            boolean nullable,
            FieldRule rule,
            Conversion conversion,
            Map<Optional<String>, Object> own) {
        this.field = field;
        this.nullable = nullable;
        this.rule = rule;
        this.conversion = conversion;
        this.own = own;
    }

    /** @throws IllegalArgumentException when a value of the mapping is none of the field's type */
    static FieldMapper of(Schema.Field field, boolean nullable, FieldRule rule, Conversion conversion) {
        Map<Optional<String>, Object> own = new HashMap<>();
        FieldMapper mapper = new FieldMapper(field, nullable, rule, conversion, own);
        for (Optional<String> value : rule.map().values()) {
            own.put(value, mapper.ownValue(value));
        }
        for (Case one : rule.cases()) {
            own.put(one.value(), mapper.ownValue(one.value()));
        }
        rule.otherwise().ifPresent(value -> own.put(value, mapper.ownValue(value)));
        if (rule.template().isConstant() && !rule.translates()) {
            mapper.ownValue(Optional.of(rule.template().parts().get(0).text()));
        }
        return mapper;
    }

    FieldRule rule() {
        return rule;
    }

    int position() {
        return field.pos();
    }

    Object read(String text) throws UnmappableException {
        if (rule.translates()) {
            return own.get(translated(text));
        }
        if (text.isEmpty()) {
            return absent();
        }
        try {
            return conversion.read(text);
        } catch (UnmappableException wrong) {
            throw new UnmappableException(field.name() + " is '" + text + "', " + wrong.getMessage());
        }
    }

    private Optional<String> translated(String text) throws UnmappableException {
        Optional<String> mapped = rule.map().get(text);
        if (mapped != null) {
            return mapped;
        }
        for (Case one : rule.cases()) {
            if (one.matches().matcher(text).matches()) {
                return one.value();
            }
        }
        if (rule.otherwise().isPresent()) {
            return rule.otherwise().get();
        }
        throw new UnmappableException(field.name() + " is '" + text + "', for which the mapping has no value");
    }

    private Object ownValue(Optional<String> value) {
        try {
            return value.isEmpty() || value.get().isEmpty() ? absent() : conversion.read(value.get());
        } catch (UnmappableException wrong) {
            throw new IllegalArgumentException("'" + value.orElse("null") + "': " + wrong.getMessage(), wrong);
        }
    }

    private Object absent() throws UnmappableException {
        if (nullable) {
            return null;
        }
        if (field.hasDefaultValue()) {
            return SpecificData.get().getDefaultValue(field);
        }
        throw new UnmappableException(field.name() + " is empty, expected a value");
    }
}
