package io.millrace.processors.streams;

import io.millrace.contracts.registry.SchemaRegistryException;
import io.millrace.processors.app.RuntimeSettings.FailurePolicy;
import io.millrace.processors.deadletters.DeadLetterRecord;
import io.millrace.processors.deadletters.DeadLetters;
import io.millrace.processors.intake.Arrival;
import io.millrace.processors.intake.Reason;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.streams.errors.ErrorHandlerContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Failures behind intake: defects, counted apart from the books of intake. Each is logged, counted, and its record goes
 * to the dead letters with reason FAILED, in the transaction of everything else. Safe for several stream threads.
 */
public final class Failures {

    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    /** Where a record failed. */
    public enum Stage {
        /** A source that does not go through intake could not be read, for example a repartition topic. */
        READING,
        /** A step of the topology threw. */
        PROCESSING,
        /** A scheduled action threw: there is no record to bury. */
        PUNCTUATION,
        /** A result could not be serialized or was refused by the broker. */
        DELIVERY,
        /** A step that fills a global store threw: Kafka takes no dead letter from there. */
        GLOBAL_STORE;

        /** As it is written in metrics and in the status. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final String deadLetterTopic;
    private final String application;
    private final String version;
    private final FailurePolicy policy;
    private final Map<Stage, LongAdder> counts = new EnumMap<>(Stage.class);

    public Failures(String deadLetterTopic, String application, String version, FailurePolicy policy) {
        this.deadLetterTopic = deadLetterTopic;
        this.application = application;
        this.version = version;
        this.policy = policy;
        for (Stage stage : Stage.values()) {
            counts.put(stage, new LongAdder());
        }
    }

    /** Counts by stage, those at zero included. */
    public Map<Stage, Long> counts() {
        Map<Stage, Long> now = new EnumMap<>(Stage.class);
        counts.forEach((stage, count) -> now.put(stage, count.sum()));
        return now;
    }

    /**
     * Whether the record is not to blame: a schema registry that does not answer. The thread fails, and its work is done
     * again.
     */
    static boolean outage(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SchemaRegistryException) {
                return true;
            }
        }
        return false;
    }

    boolean stops() {
        return policy == FailurePolicy.STOP;
    }

    /** Counts and logs the failure; the dead letter is to be sent unless the application stops. */
    List<ProducerRecord<byte[], byte[]>> bury(
            Stage stage, ErrorHandlerContext context, Object value, Exception failure) {
        counts.get(stage).increment();
        LOG.error(
                "failed at {} in {}, record {}-{}@{}{}",
                stage.label(),
                context.processorNodeId(),
                context.topic(),
                context.partition(),
                context.offset(),
                stops() ? "; stopping (failures=stop)" : "",
                failure);
        if (stops() || context.topic() == null || stage == Stage.GLOBAL_STORE) {
            return List.of();
        }
        return List.of(letter(context, value, failure));
    }

    private ProducerRecord<byte[], byte[]> letter(ErrorHandlerContext context, Object value, Exception failure) {
        DeadLetterRecord description = new DeadLetterRecord(
                context.topic(),
                context.partition(),
                context.offset(),
                Instant.ofEpochMilli(Math.max(0, context.timestamp())),
                Reason.FAILED,
                context.processorNodeId() + " failed: " + failure,
                application,
                version);
        Headers headers = description.onTopOf(context.headers() == null ? new RecordHeaders() : context.headers());
        byte[] rawKey = context.sourceRawKey();
        byte[] rawValue = context.sourceRawValue();
        if (rawKey == null && rawValue == null && value instanceof Arrival<?> arrival) {
            rawKey = arrival.rawKey();
            rawValue = arrival.rawValue();
        }
        if (rawKey == null && rawValue == null) {
            // Kafka frees the source record after the first sink (RecordCollectorImpl).
            headers.add(DeadLetters.PAYLOAD, DeadLetters.AT_SOURCE.getBytes(StandardCharsets.UTF_8));
        }
        return new ProducerRecord<>(deadLetterTopic, null, Math.max(0, context.timestamp()), rawKey, rawValue, headers);
    }
}
