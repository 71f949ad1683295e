package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Evidence;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One look at the condition of a rule. */
public sealed interface Observation {

    /** The identity of the message that led to this look: its business id, or else topic, partition and offset. */
    String eventId();

    /** Event time, cut to the millisecond. */
    Instant at();

    /**
     * The condition is true.
     *
     * @param change why this differs from what was found before, for the alert's reason; empty: "values changed"
     */
    record Holds(String eventId, Instant at, Finding finding, Optional<String> change) implements Observation {
        public Holds {
            Objects.requireNonNull(eventId, "eventId");
            at = at.truncatedTo(ChronoUnit.MILLIS);
            Objects.requireNonNull(finding, "finding");
            Objects.requireNonNull(change, "change");
        }

        public Holds(String eventId, Instant at, Finding finding) {
            this(eventId, at, finding, Optional.empty());
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
