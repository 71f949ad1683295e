package io.millrace.fraud.rules;

import io.millrace.fraud.rules.Nodes.Real;
import io.millrace.fraud.rules.Nodes.Test;
import io.millrace.fraud.rules.Nodes.Thing;
import io.millrace.fraud.rules.Nodes.Whole;
import java.util.List;

/** Reads the fields of the transaction and of entries of its history. */
final class Transactions {

    private static final Failure NO_PLACE =
            Failure.of("a transaction has no coordinates; test has(tx.latitude) and has(x.latitude) first");
    private static final double MILLIS_PER_HOUR = 3_600_000;
    private static final long LEAST_MILLIS = 1_000;

    private Transactions() {}

    /** A field that is held as a long: code, ordinal, time. */
    static Whole held(Field field) {
        Field.Reader reader = field.reader();
        return frame -> reader.read(frame.situation, frame.current);
    }

    static Whole heldOfEntry(Field field) {
        Field.Reader reader = field.reader();
        return frame -> reader.read(frame.situation, frame.entry);
    }

    static Real real(Field field, boolean ofEntry) {
        if (!field.isCoordinate()) {
            return ofEntry
                    ? frame -> Money.amount(frame.situation.amount(frame.entry))
                    : frame -> Money.amount(frame.situation.amount(frame.current));
        }
        Field.Coordinate coordinate = field.coordinate();
        Failure absent = Failure.of((ofEntry ? "x." : "tx.") + field.label() + " is absent; test has("
                + (ofEntry ? "x." : "tx.") + field.label() + ") first");
        return frame -> {
            double value = coordinate.read(frame.situation, ofEntry ? frame.entry : frame.current);
            return Double.isNaN(value) ? frame.fail(absent) : value;
        };
    }

    static Thing text(Field field) {
        if (!field.choices().isEmpty()) {
            return name(field, held(field));
        }
        return frame -> field.textOf(frame.situation.transaction());
    }

    static Thing name(Field field, Whole ordinal) {
        String[] names = field.choices().toArray(String[]::new);
        return frame -> names[(int) ordinal.whole(frame)];
    }

    static Test has(Field field) {
        return switch (field) {
            case LATITUDE, LONGITUDE -> {
                Field.Coordinate coordinate = field.coordinate();
                yield frame -> Nodes.truth(!Double.isNaN(coordinate.read(frame.situation, frame.current)));
            }
            case AMOUNT, TIME, CHANNEL, KIND, OUTCOME -> frame -> Nodes.TRUE;
            default ->
                frame ->
                        Nodes.truth(!field.textOf(frame.situation.transaction()).isEmpty());
        };
    }

    static Test entryHas(Field field) {
        return switch (field) {
            case LATITUDE, LONGITUDE -> {
                Field.Coordinate coordinate = field.coordinate();
                yield frame -> Nodes.truth(!Double.isNaN(coordinate.read(frame.situation, frame.entry)));
            }
            case AMOUNT, TIME, CHANNEL, KIND, OUTCOME -> frame -> Nodes.TRUE;
            default -> {
                Field.Reader reader = field.reader();
                yield frame -> Nodes.truth(reader.read(frame.situation, frame.entry) != 0);
            }
        };
    }

    /** From the frame's entry to the transaction. Less than a second counts as a second. */
    static Real travel(Term.Measure measure) {
        return frame -> {
            Situation situation = frame.situation;
            double kilometres = Globe.kilometres(
                    situation.latitude(frame.entry),
                    situation.longitude(frame.entry),
                    situation.latitude(frame.current),
                    situation.longitude(frame.current));
            if (Double.isNaN(kilometres)) {
                return frame.fail(NO_PLACE);
            }
            if (measure == Term.Measure.KILOMETRES) {
                return kilometres;
            }
            long elapsed = Math.abs(situation.time(frame.current) - situation.time(frame.entry));
            return kilometres / (Math.max(elapsed, LEAST_MILLIS) / MILLIS_PER_HOUR);
        };
    }

    /** Whether the ordinal is among the names. */
    static Test among(Field field, Whole ordinal, List<Object> names) {
        long mask = names.stream()
                .mapToLong(name -> 1L << field.choices().indexOf((String) name))
                .reduce(0, (one, other) -> one | other);
        return frame -> {
            long value = ordinal.whole(frame);
            return frame.failure == null ? Nodes.truth((mask >>> value & 1) != 0) : Nodes.FAILED;
        };
    }
}
