package io.millrace.contracts.avro;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** Avro's timestamp-millis: an {@link Instant} in Java, milliseconds since 1970 in binary, ISO 8601 in UTC in JSON. */
final class TimestampType extends AvroType {

    @Override
    Object read(Input in) {
        return Instant.ofEpochMilli(in.readLong());
    }

    /** What is finer than a millisecond is cut off. */
    @Override
    void write(Object value, Output out) {
        if (!(value instanceof Instant instant)) {
            throw MalformedValue.expected(this, value);
        }
        try {
            out.writeLong(instant.toEpochMilli());
        } catch (ArithmeticException tooFar) {
            throw new MalformedValue("the time " + instant + " does not fit in 64 bits of milliseconds");
        }
    }

    @Override
    void print(Object value, JsonGenerator json) throws IOException {
        json.writeString(value.toString());
    }

    @Override
    Object parse(JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            throw found(json);
        }
        Instant instant;
        try {
            instant = DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(json.getText(), Instant::from);
        } catch (DateTimeException notATime) {
            try {
                // The years that need more than four digits; a formatter of offsets stops at 999999999.
                instant = Instant.parse(json.getText());
            } catch (DateTimeException neither) {
                throw found(json);
            }
        }
        if (!instant.equals(instant.truncatedTo(ChronoUnit.MILLIS))) {
            throw new MalformedValue("the time " + json.getText() + " is finer than a millisecond");
        }
        return instant;
    }

    @Override
    boolean holds(Object value) {
        return value instanceof Instant;
    }

    @Override
    JsonShape shape() {
        return JsonShape.TEXT;
    }

    @Override
    int leastBytes() {
        return 1;
    }

    @Override
    String describe() {
        return "a time like 2018-04-01T00:00:31Z";
    }
}
