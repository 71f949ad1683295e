package io.millrace.ingest.csv;

import io.millrace.ingest.csv.Mapping.Case;
import io.millrace.ingest.csv.Mapping.FieldRule;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;

/** Makes one field of the value from its text. What a mapping's own values come to is worked out once. */
final class FieldMapper {

    private final Schema.Field field;
    private final boolean nullable;
    private final FieldRule rule;
    private final Conversion conversion;
    private final Map<Optional<String>, Object> own;
    private final List<FieldMapper> plus;

    private FieldMapper(
            Schema.Field field,
            boolean nullable,
            FieldRule rule,
            Conversion conversion,
            Map<Optional<String>, Object> own,
            List<FieldMapper> plus) {
        this.field = field;
        this.nullable = nullable;
        this.rule = rule;
        this.conversion = conversion;
        this.own = own;
        this.plus = plus;
    }

    /** @throws IllegalArgumentException when a value of the mapping is none of the field's type */
    static FieldMapper of(Schema.Field field, boolean nullable, FieldRule rule, Conversion conversion) {
        Map<Optional<String>, Object> own = new HashMap<>();
        FieldMapper mapper = new FieldMapper(field, nullable, rule, conversion, own, plus(field, rule));
        for (Optional<String> value : rule.map().values()) {
            own.put(value, mapper.ownValue(value));
        }
        for (Case one : rule.cases()) {
            if (one.highestGroup() > one.matches().matcher("").groupCount()) {
                throw new IllegalArgumentException(
                        "'" + one.value().get() + "' names a group that '" + one.matches() + "' does not have");
            }
            if (!one.refersToGroups()) {
                own.put(one.value(), mapper.ownValue(one.value()));
            }
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

    String name() {
        return field.name();
    }

    int position() {
        return field.pos();
    }

    /** What is added to the value of this field, each with its own source. */
    List<FieldMapper> plus() {
        return plus;
    }

    Object read(String text) throws UnmappableException {
        return rule.translates() ? translated(text) : converted(text);
    }

    private Object converted(String text) throws UnmappableException {
        if (text.isEmpty()) {
            return absent();
        }
        try {
            return conversion.read(text);
        } catch (UnmappableException wrong) {
            throw new UnmappableException(field.name() + " is '" + text + "', " + wrong.getMessage());
        }
    }

    private Object translated(String text) throws UnmappableException {
        Optional<String> mapped = rule.map().get(text);
        if (mapped != null) {
            return own.get(mapped);
        }
        for (Case one : rule.cases()) {
            Matcher matcher = one.matches().matcher(text);
            if (matcher.matches()) {
                return one.refersToGroups() ? converted(one.filled(matcher)) : own.get(one.value());
            }
        }
        if (rule.otherwise().isPresent()) {
            return own.get(rule.otherwise().get());
        }
        throw new UnmappableException(field.name() + " is '" + text + "', for which the mapping has no value");
    }

    /** Parts of a sum are whole numbers that may be missing. */
    private static List<FieldMapper> plus(Schema.Field field, FieldRule rule) {
        List<FieldMapper> plus = new ArrayList<>();
        Schema whole = Schema.create(Schema.Type.LONG);
        for (FieldRule one : rule.plus()) {
            Sum.check(field);
            plus.add(of(field, true, one, Conversion.to(whole, one, ZoneOffset.UTC)));
        }
        return List.copyOf(plus);
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
