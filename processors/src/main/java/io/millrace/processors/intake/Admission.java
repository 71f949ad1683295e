package io.millrace.processors.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The second half of intake, for records of an entity whose state is kept: late records and duplicates. Lateness is
 * judged against the latest event time that the entity itself has shown, so that neither the number of partitions nor
 * another entity's clock changes the result.
 *
 * <p>The caller keeps the entity's watermark and the ids it has seen, in the one object of state it has for the entity.
 */
public final class Admission {

    /** The watermark of an entity that has shown nothing yet. */
    public static final long NOTHING_YET = Long.MIN_VALUE;

    private final IntakeAccounts.Page page;
    private final long lateness;
    private final Optional<String> rejections;

    /** @param rejections name of the operator that takes late records; empty to send them where all output goes */
    Admission(IntakeAccounts.Page page, Duration lateness, Optional<String> rejections) {
        this.page = page;
        this.lateness = lateness.toMillis();
        this.rejections = rejections;
    }

    /** The allowed lateness in milliseconds. */
    public long lateness() {
        return lateness;
    }

    /**
     * Enters the record in the books, and sends it to the dead letters if it is late.
     *
     * @param seenBefore whether the entity has had a record with the same business id
     * @param watermark the latest event time of the entity, in epoch milliseconds, or {@link #NOTHING_YET}
     * @return true if the record is to be processed
     */
    public boolean admit(
            Record<String, ? extends Arrival<?>> record,
            boolean seenBefore,
            long watermark,
            ProcessorContext<String, Object> context) {
        if (seenBefore) {
            duplicate();
            return false;
        }
        Arrival<?> arrival = record.value();
        if (watermark != NOTHING_YET && arrival.eventTime() < watermark - lateness) {
            String message = "event time " + Instant.ofEpochMilli(arrival.eventTime()) + " is "
                    + Duration.ofMillis(watermark - arrival.eventTime()) + " behind "
                    + Instant.ofEpochMilli(watermark) + ", the latest of " + record.key() + "; at most "
                    + Duration.ofMillis(lateness) + " is allowed (lateness)";
            reject(record, Reason.LATE, message, context);
            return false;
        }
        accept();
        return true;
    }

    /** Enters a record that is to be processed. For an entity that is in another order than that of event time: its owner judges. */
    public void accept() {
        page.accept();
    }

    /** Enters a record that its entity has had before. */
    public void duplicate() {
        page.duplicate();
    }

    /**
     * Enters a record as rejected, and sends it to the dead letters.
     *
     * @param message what was found, and what was expected
     */
    public void reject(
            Record<String, ? extends Arrival<?>> record,
            Reason reason,
            String message,
            ProcessorContext<String, Object> context) {
        Arrival<?> arrival = record.value();
        page.reject(reason);
        Record<String, Object> rejection = record.withValue(
                new Rejection(reason, message, arrival.origin(), arrival.rawKey(), arrival.rawValue()));
        rejections.ifPresentOrElse(operator -> context.forward(rejection, operator), () -> context.forward(rejection));
    }
}
