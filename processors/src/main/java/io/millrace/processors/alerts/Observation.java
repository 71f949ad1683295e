package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Evidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One look at the condition of a rule. */
public sealed interface Observation {

    /** The identity of the message that led to this look: its business id, or else topic, partition and offset. */
    String eventId();

    /** Event time, cut to the millisecond. */
    Instant at();

    /** The condition is true. */
    record Holds(String eventId, Instant at, Finding finding) implements Observation {
        public Holds {
            Objects.requireNonNull(eventId, "eventId");
            at = at.truncatedTo(ChronoUnit.MILLIS);
            Objects.requireNonNull(finding, "finding");
        }
    }

    /**
     * The condition is not true.
     *
     * @param values what was measured; if empty, the alert keeps the values it had
     */
    record Ended(String eventId, Instant at, Map<String, String> values, List<Evidence> evidence)
            implements Observation {
        public Ended {
            Objects.requireNonNull(eventId, "eventId");
            at = at.truncatedTo(ChronoUnit.MILLIS);
            values = Map.copyOf(values);
            evidence = List.copyOf(evidence);
        }
    }
}
