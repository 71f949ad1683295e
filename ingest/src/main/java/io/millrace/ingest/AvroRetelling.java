package io.millrace.ingest;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;

/**
 * Tells Avro records again. Every instant in the record moves, nested records included. The fields that hold ids of
 * events get {@code ~PASS} at their end from the second pass on; so does a key that is one of them. The record given is
 * left as it was.
 */
public final class AvroRetelling implements Retelling {

    private final Set<String> ids;

    private AvroRetelling(Set<String> ids) {
        this.ids = Set.copyOf(ids);
    }

    /** @param ids names of the fields, at any depth, that hold ids of events */
    public static AvroRetelling withIds(Set<String> ids) {
        return new AvroRetelling(ids);
    }

    @Override
    public FeedRecord<?, ?> retell(FeedRecord<?, ?> record, Duration shift, int pass) {
        if (shift.isZero() && pass == 1) {
            return record;
        }
        return typed(record, shift, pass);
    }

    private <K, V> FeedRecord<K, V> typed(FeedRecord<K, V> record, Duration shift, int pass) {
        String suffix = pass == 1 ? "" : "~" + pass;
        K key = record.key();
        V value = record.value();
        if (value instanceof SpecificRecord original) {
            if (!suffix.isEmpty() && key instanceof String text && isId(text, original)) {
                key = like(key, text + suffix);
            }
            value = like(value, copy(original, shift, suffix));
        }
        return new FeedRecord<>(record.topic(), key, value, record.eventTime().plus(shift), record.headers());
    }

    /** The copy is of the original's class. */
    @SuppressWarnings("unchecked")
    private static <T> T like(T original, Object copy) {
        return (T) original.getClass().cast(copy);
    }

    private boolean isId(String key, SpecificRecord value) {
        for (Schema.Field field : value.getSchema().getFields()) {
            if (ids.contains(field.name()) && key.equals(value.get(field.pos()))) {
                return true;
            }
        }
        return false;
    }

    private SpecificRecord copy(SpecificRecord original, Duration shift, String suffix) {
        Schema schema = original.getSchema();
        SpecificRecord copy = (SpecificRecord) SpecificData.newInstance(original.getClass(), schema);
        for (Schema.Field field : schema.getFields()) {
            copy.put(field.pos(), moved(field, original.get(field.pos()), shift, suffix));
        }
        return copy;
    }

    private Object moved(Schema.Field field, Object value, Duration shift, String suffix) {
        if (value instanceof Instant time) {
            return time.plus(shift);
        }
        if (value instanceof SpecificRecord nested) {
            return copy(nested, shift, suffix);
        }
        if (value instanceof String id && !suffix.isEmpty() && ids.contains(field.name())) {
            return id + suffix;
        }
        return value;
    }
}
