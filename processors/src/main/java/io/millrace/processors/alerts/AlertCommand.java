package io.millrace.processors.alerts;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;

/**
 * What somebody, or another record, does to an alert. A command that does not fit the alert's state changes nothing.
 */
public sealed interface AlertCommand {

    /** When it was given, in event time, cut to the millisecond. */
    Instant at();

    /**
     * Somebody has taken care: repeats and escalation stop until the alert ends, or a finding makes it more severe than what
     * was acknowledged. A latched alert clears.
     */
    record Acknowledge(String by, Instant at) implements AlertCommand {
        public Acknowledge {
            Objects.requireNonNull(by, "by");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * No repeats until then; as an audio pause at the bedside. Escalation goes on: a pause is not an acknowledgement.
     */
    record Pause(String by, Instant at, Instant until) implements AlertCommand {
        public Pause {
            Objects.requireNonNull(by, "by");
            at = at.truncatedTo(ChronoUnit.MILLIS);
            until = until.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** A latched alert clears. Others do not: a condition that still holds cannot be reset away. */
    record Reset(String by, Instant at) implements AlertCommand {
        public Reset {
            Objects.requireNonNull(by, "by");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /** A pending alert is raised, whatever is left of its onset delay. */
    record Confirm(String by, Instant at) implements AlertCommand {
        public Confirm {
            Objects.requireNonNull(by, "by");
            at = at.truncatedTo(ChronoUnit.MILLIS);
        }
    }

    /**
     * It should not have been raised. Also takes back an alert that has cleared.
     *
     * @param finding what is to be said of it instead, its evidence added to what is there; empty: what was said before
     */
    record Retract(String reason, Instant at, Optional<Finding> finding) implements AlertCommand {
        public Retract {
            Objects.requireNonNull(reason, "reason");
            at = at.truncatedTo(ChronoUnit.MILLIS);
            Objects.requireNonNull(finding, "finding");
        }

        public Retract(String reason, Instant at) {
            this(reason, at, Optional.empty());
        }
    }
}
