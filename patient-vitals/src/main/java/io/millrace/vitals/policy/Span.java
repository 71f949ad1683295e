package io.millrace.vitals.policy;

import java.time.Duration;
import java.time.Instant;

/** A time with a beginning and an end, the end excluded. */
record Span(Instant from, Instant to) {

    Duration length() {
        return Duration.between(from, to);
    }

    boolean overlaps(Span other) {
        return from.isBefore(other.to) && other.from.isBefore(to);
    }
}
