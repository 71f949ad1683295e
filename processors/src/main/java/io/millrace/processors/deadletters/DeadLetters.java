package io.millrace.processors.deadletters;

import io.millrace.contracts.RawFormat;
import io.millrace.contracts.Topic;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.common.serialization.Serdes;

/**
 * The dead letter topic of an application: each record that was not accepted, with its own key, value and headers, and
 * headers that say where it came from and why it is here.
 */
public final class DeadLetters {

    /** Headers, all UTF-8 text. */
    public static final String TOPIC = "millrace.dead-letter.topic";

    public static final String PARTITION = "millrace.dead-letter.partition";
    public static final String OFFSET = "millrace.dead-letter.offset";
    /** Timestamp of the source record, ISO 8601. */
    public static final String TIME = "millrace.dead-letter.time";
    /** A {@link io.millrace.processors.intake.Reason}. */
    public static final String REASON = "millrace.dead-letter.reason";
    /** What was wrong and what was expected. */
    public static final String MESSAGE = "millrace.dead-letter.message";

    public static final String APPLICATION = "millrace.dead-letter.application";
    public static final String VERSION = "millrace.dead-letter.version";

    /**
     * Set to {@code at-source} where Kafka had let go of the record's bytes when the failure showed: key and value are
     * null here, and {@code redrive} reads them from the source topic.
     */
    public static final String PAYLOAD = "millrace.dead-letter.payload";

    public static final String AT_SOURCE = "at-source";

    /** On a record that was submitted again: the dead letter it was, {@code topic-partition@offset}. */
    public static final String REDRIVEN_FROM = "millrace.redriven-from";

    private DeadLetters() {}

    /** {@code fraud-detection} has {@code fraud_detection_dead_letters}. */
    public static Topic<byte[], byte[]> topic(String application) {
        return new Topic<>(
                application.replace('-', '_') + "_dead_letters",
                Serdes.ByteArray(),
                RawFormat.bytes(),
                4,
                Topic.Cleanup.DELETE,
                Duration.ofDays(30),
                Optional.empty(),
                "a record that " + application + " did not accept, as it came, with the reason in its headers");
    }
}
