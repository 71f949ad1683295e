package io.millrace.ingest.csv;

import io.millrace.contracts.Catalogue;
import io.millrace.contracts.Topic;
import io.millrace.contracts.names.Nearest;
import io.millrace.ingest.FeedException;
import io.millrace.ingest.FeedRecord;
import io.millrace.ingest.csv.Mapping.Condition;
import io.millrace.ingest.csv.Mapping.FieldRule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** A mapping, checked against the schema of its topic. */
final class RowMapper<V> {

    private final Mapping mapping;
    private final Topic<String, V> topic;
    private final Function<V, Instant> eventTime;
    private final Schema schema;
    private final Class<?> type;
    private final List<FieldMapper> fields;
    private final Object[] standard;

    private RowMapper(Mapping mapping, Topic<String, V> topic) {
        this.mapping = mapping;
        this.topic = topic;
        this.schema = topic.values().schema().orElseThrow(() -> wrong("topic " + topic.name() + " has no schema"));
        this.eventTime = topic.eventTime().orElseThrow(() -> wrong("topic " + topic.name() + " has no event time"));
        this.type = SpecificData.get().getClass(schema);
        this.fields = new ArrayList<>();
        this.standard = new Object[schema.getFields().size()];
        for (Schema.Field field : schema.getFields()) {
            FieldRule rule = mapping.fields().get(field.name());
            if (rule != null) {
                fields.add(fieldMapper(field, rule));
            } else if (field.hasDefaultValue()) {
                standard[field.pos()] = SpecificData.get().getDefaultValue(field);
            } else {
                throw wrong("field " + field.name() + " of topic " + topic.name() + " has no mapping and no default");
            }
        }
        allKnown(mapping.fields().keySet(), "fields");
        allKnown(mapping.ids(), "ids");
    }

    /** @throws FeedException when the mapping does not fit its topic */
    static RowMapper<?> of(Mapping mapping) {
        List<String> names = Catalogue.all().stream().map(Topic::name).toList();
        Topic<?, ?> topic = Catalogue.all().stream()
                .filter(one -> one.name().equals(mapping.topic()))
                .findFirst()
                .orElseThrow(() -> new FeedException("mapping " + mapping.name() + ": there is no topic '"
                        + mapping.topic() + "'; " + Nearest.hint(mapping.topic(), names)));
        if (!(topic.keySerde().serializer() instanceof StringSerializer)) {
            throw new FeedException(
                    "mapping " + mapping.name() + ": the keys of topic " + topic.name() + " are not text");
        }
        return new RowMapper<>(mapping, keyedByText(topic));
    }

    @SuppressWarnings("unchecked")
    private static <V> Topic<String, V> keyedByText(Topic<?, V> topic) {
        return (Topic<String, V>) topic;
    }

    Topic<String, V> topic() {
        return topic;
    }

    /** @throws FeedException when a column that the mapping names is not there */
    void check(List<String> columns, String file) {
        try {
            bind(columns);
        } catch (FeedException missing) {
            throw new FeedException(file + " does not fit mapping " + mapping.name() + ": " + missing.getMessage());
        }
    }

    /** The mapper over rows with these columns. */
    Bound<V> bind(List<String> columns) {
        return new Bound<>(this, columns);
    }

    private FieldMapper fieldMapper(Schema.Field field, FieldRule rule) {
        Schema type = field.schema();
        boolean nullable = false;
        if (type.isUnion()) {
            nullable = type.isNullable();
            List<Schema> others = type.getTypes().stream()
                    .filter(one -> one.getType() != Schema.Type.NULL)
                    .toList();
            if (others.size() != 1) {
                throw wrong("field " + field.name() + " may be of several types and cannot be mapped");
            }
            type = others.get(0);
        }
        try {
            return FieldMapper.of(field, nullable, rule, Conversion.to(type, rule, mapping.zone()));
        } catch (IllegalArgumentException unfit) {
            throw wrong("fields." + field.name() + ": " + unfit.getMessage());
        }
    }

    private void allKnown(Iterable<String> names, String place) {
        List<String> valid = schema.getFields().stream().map(Schema.Field::name).toList();
        for (String name : names) {
            if (!valid.contains(name)) {
                throw wrong(place + ": the values of topic " + topic.name() + " have no field '" + name + "'; "
                        + Nearest.hint(name, valid));
            }
        }
    }

    private FeedException wrong(String what) {
        return new FeedException("mapping " + mapping.name() + ": " + what);
    }

    /** The mapper of one file. */
    static final class Bound<V> {

        private final RowMapper<V> mapper;
        private final Template.Bound key;
        private final Source[] sources;
        private final Map<Condition, Integer> conditions;

        private Bound(RowMapper<V> mapper, List<String> columns) {
            this.mapper = mapper;
            this.key = mapper.mapping.key().template().bind(columns);
            this.sources = mapper.fields.stream()
                    .map(field -> Source.of(field, columns))
                    .toArray(Source[]::new);
            this.conditions = new LinkedHashMap<>();
            mapper.mapping.where().forEach(one -> conditions.put(one, Template.position(one.column(), columns)));
        }

        /** The row as a record, or null when the mapping leaves it out. */
        FeedRecord<String, V> map(Rows.Row row) throws UnmappableException {
            for (Map.Entry<Condition, Integer> entry : conditions.entrySet()) {
                Condition condition = entry.getKey();
                if (condition
                                .matches()
                                .matcher(row.fields().get(entry.getValue()))
                                .matches()
                        == condition.not()) {
                    return null;
                }
            }
            String keyText = key.text(row.fields(), row.line());
            if (keyText.isEmpty()) {
                throw new UnmappableException("the key is empty");
            }
            V value = value(row);
            return new FeedRecord<>(mapper.topic, keyText, value, mapper.eventTime.apply(value));
        }

        /** The class of the schema is the class of the topic's values. */
        @SuppressWarnings("unchecked")
        private V value(Rows.Row row) throws UnmappableException {
            SpecificRecord value = (SpecificRecord) SpecificData.newInstance(mapper.type, mapper.schema);
            for (int i = 0; i < mapper.standard.length; i++) {
                if (mapper.standard[i] != null) {
                    value.put(i, mapper.standard[i]);
                }
            }
            for (Source source : sources) {
                value.put(source.field().position(), source.read(row));
            }
            return (V) value;
        }
    }

    /** A field over rows with known columns, with what is added to it. */
    private record Source(FieldMapper field, Template.Bound template, List<Source> plus) {

        static Source of(FieldMapper field, List<String> columns) {
            return new Source(
                    field,
                    field.rule().template().bind(columns),
                    field.plus().stream().map(one -> of(one, columns)).toList());
        }

        /** A value that is not there stays so, whatever would be added to it. */
        Object read(Rows.Row row) throws UnmappableException {
            Object value = field.read(template.text(row.fields(), row.line()));
            if (value == null || plus.isEmpty()) {
                return value;
            }
            long sum = 0;
            for (Source one : plus) {
                Object number = one.read(row);
                sum += number == null ? 0 : (Long) number;
            }
            return Sum.of(field.name(), value, sum);
        }
    }
}
