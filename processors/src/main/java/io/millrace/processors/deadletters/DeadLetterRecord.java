package io.millrace.processors.deadletters;

import io.millrace.processors.intake.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/**
 * What the headers of a dead letter say.
 *
 * @param topic where the record came from
 * @param partition -1 where it is not known
 * @param offset -1 where it is not known
 * @param time timestamp of the source record
 * @param reason why it was not accepted
 * @param message what was found and what was expected
 * @param application who did not accept it
 * @param version of the application
 */
public record DeadLetterRecord(
        String topic,
        int partition,
        long offset,
        Instant time,
        Reason reason,
        String message,
        String application,
        String version) {

    private static final String PREFIX = "millrace.dead-letter.";

    /** The headers of the source record and, in place of any earlier ones, those of the dead letter. */
    public Headers onTopOf(Headers source) {
        Headers headers = without(source);
        put(headers, DeadLetters.TOPIC, topic);
        put(headers, DeadLetters.PARTITION, String.valueOf(partition));
        put(headers, DeadLetters.OFFSET, String.valueOf(offset));
        put(headers, DeadLetters.TIME, time.toString());
        put(headers, DeadLetters.REASON, reason.name());
        put(headers, DeadLetters.MESSAGE, message);
        put(headers, DeadLetters.APPLICATION, application);
        put(headers, DeadLetters.VERSION, version);
        return headers;
    }

    /** What the headers say; empty if they are not those of a dead letter. */
    public static Optional<DeadLetterRecord> read(Headers headers) {
        try {
            return Optional.of(new DeadLetterRecord(
                    text(headers, DeadLetters.TOPIC),
                    Integer.parseInt(text(headers, DeadLetters.PARTITION)),
                    Long.parseLong(text(headers, DeadLetters.OFFSET)),
                    Instant.parse(text(headers, DeadLetters.TIME)),
                    Reason.valueOf(text(headers, DeadLetters.REASON)),
                    text(headers, DeadLetters.MESSAGE),
                    text(headers, DeadLetters.APPLICATION),
                    text(headers, DeadLetters.VERSION)));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** A copy of the headers as the source record had them. */
    public static Headers without(Headers headers) {
        RecordHeaders kept = new RecordHeaders();
        for (Header header : headers) {
            if (!header.key().startsWith(PREFIX)) {
                kept.add(header);
            }
        }
        return kept;
    }

    /** {@code topic-partition@offset}. */
    public String origin() {
        return topic + "-" + partition + "@" + offset;
    }

    private static void put(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Headers headers, String name) {
        Header header = headers.lastHeader(name);
        if (header == null || header.value() == null) {
            throw new IllegalArgumentException("no header " + name);
        }
        return new String(header.value(), StandardCharsets.UTF_8);
    }
}
