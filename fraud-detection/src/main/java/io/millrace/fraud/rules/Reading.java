package io.millrace.fraud.rules;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A part of a rule that a decision shows.
 *
 * @param asked empty for a field of the transaction, which is always shown
 */
record Reading(String name, Kind kind, Nodes.Thing value, Optional<Shared> asked) {

    boolean shown(Frame frame) {
        return asked.isEmpty() || asked.get().asked(frame);
    }

    /** Boolean, Long, Double or String; null when the value could not be given. */
    Object shownValue(Frame frame) {
        Object found = value.thing(frame);
        if (frame.failure != null) {
            frame.failure = null;
            return null;
        }
        return switch (kind) {
            case TIME -> Instant.ofEpochMilli((Long) found).toString();
            case SPAN -> Duration.ofMillis((Long) found).toString();
            default -> found;
        };
    }
}
