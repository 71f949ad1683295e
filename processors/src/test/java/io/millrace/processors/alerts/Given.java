package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.alert.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** Observations with defaults that matter nowhere. Times are seconds after {@link #START}. */
final class Given {

    static final Instant START = Instant.parse("2026-01-01T12:00:00Z");
    static final Instant CLOCK = Instant.parse("2026-01-01T12:34:56.789Z");
    static final AlertKey HEART_RATE = new AlertKey("patient-vitals", "hr-high", "p-7");

    private Given() {}

    static Instant at(long second) {
        return START.plusSeconds(second);
    }

    static Duration seconds(long seconds) {
        return Duration.ofSeconds(seconds);
    }

    static Observation.Holds holds(long second) {
        return holds("e" + second, second);
    }

    static Observation.Holds holds(String eventId, long second) {
        return holds(eventId, second, Severity.WARNING, "185");
    }

    static Observation.Holds holds(long second, Severity severity, String value) {
        return holds("e" + second, second, severity, value);
    }

    static Observation.Holds holds(String eventId, long second, Severity severity, String value) {
        return new Observation.Holds(eventId, at(second), finding(severity, value, reading(second)));
    }

    static Observation.Ended ended(long second) {
        return ended("e" + second, second);
    }

    static Observation.Ended ended(String eventId, long second) {
        return new Observation.Ended(eventId, at(second), Map.of(), List.of(reading(second)));
    }

    static Finding finding(Severity severity, String value, Evidence... evidence) {
        return new Finding(3, severity, "Heart rate high", Map.of("hr", value), Map.of("hr", "180"), List.of(evidence));
    }

    static Evidence reading(long second) {
        return new Evidence("patient_vitals", 0, second, at(second), "reading at " + second);
    }

    /** An alert on one line: {@code 2 UPDATED WARNING ack @5: reason}. */
    static String line(Alert alert) {
        return alert.getRevision() + " " + alert.getState() + " " + alert.getSeverity()
                + (alert.getAcknowledged() ? " ack" : "")
                + " @" + Duration.between(START, alert.getEventTime()).toSeconds()
                + (alert.getReason() == null ? "" : ": " + alert.getReason());
    }
}
