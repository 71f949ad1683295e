package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Severity;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;

/**
 * How the alerts of one rule behave. All durations are event time, whole milliseconds, not negative;
 * {@link #FOREVER} and anything above it never ends.
 *
 * @param onsetDelay how long the condition must hold before the alert is raised
 * @param clearDelay how long the condition must be over before the alert clears
 * @param latching whether an alert that nobody acknowledged stays open when its condition is over
 * @param repeatEvery how often an open alert is published again until it is acknowledged; zero for never, else at
 *     least a second
 * @param escalateAfter steps that follow when nobody acknowledges, counted from the moment it was raised, ascending
 * @param publishPending whether PENDING is published
 * @param updateEvery how long after a revision changed values, limits or title may follow; zero for at once. A changed
 *     severity is always published at once
 */
public record AlertPolicy(
        Duration onsetDelay,
        Duration clearDelay,
        boolean latching,
        Duration repeatEvery,
        List<Escalation> escalateAfter,
        boolean publishPending,
        Duration updateEvery) {

    /**
     * Longer than any alert lives: as an onset delay it means "only when confirmed", as an update delay "severity
     * only".
     */
    public static final Duration FOREVER = Duration.ofDays(365_000);

    private static final Duration SHORTEST_REPEAT = Duration.ofSeconds(1);

    private static final AlertPolicy IMMEDIATE =
            new AlertPolicy(Duration.ZERO, Duration.ZERO, false, Duration.ZERO, List.of(), false, Duration.ZERO);

    /**
     * If nobody acknowledges within {@code after}, the alert is published again with at least this severity.
     *
     * @param after counted from the moment the alert was raised
     */
    public record Escalation(Duration after, Severity severity) {
        public Escalation {
            requireDelay("escalateAfter", after);
            Objects.requireNonNull(severity, "severity");
        }
    }

    /** Throws {@link IllegalArgumentException} that names the setting that is wrong. */
    public AlertPolicy {
        requireDelay("onsetDelay", onsetDelay);
        requireDelay("clearDelay", clearDelay);
        requireDelay("repeatEvery", repeatEvery);
        requireDelay("updateEvery", updateEvery);
        if (!repeatEvery.isZero() && repeatEvery.compareTo(SHORTEST_REPEAT) < 0) {
            throw new IllegalArgumentException(
                    "repeatEvery is " + Reasons.spell(repeatEvery) + ": expected zero (never) or at least 1s");
        }
        escalateAfter = List.copyOf(escalateAfter);
        for (int i = 1; i < escalateAfter.size(); i++) {
            Duration before = escalateAfter.get(i - 1).after();
            Duration after = escalateAfter.get(i).after();
            if (after.compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        "escalateAfter: step " + (i + 1) + " comes after " + Reasons.spell(after) + ", step " + i
                                + " after " + Reasons.spell(before) + ": expected ascending steps");
            }
        }
    }

    /**
     * Raised with the first observation, cleared with the first that says otherwise, no repeats; every change is
     * published.
     */
    public static AlertPolicy immediate() {
        return IMMEDIATE;
    }

    public AlertPolicy withOnsetDelay(Duration delay) {
        return new AlertPolicy(delay, clearDelay, latching, repeatEvery, escalateAfter, publishPending, updateEvery);
    }

    public AlertPolicy withClearDelay(Duration delay) {
        return new AlertPolicy(onsetDelay, delay, latching, repeatEvery, escalateAfter, publishPending, updateEvery);
    }

    public AlertPolicy withLatching(boolean latches) {
        return new AlertPolicy(
                onsetDelay, clearDelay, latches, repeatEvery, escalateAfter, publishPending, updateEvery);
    }

    public AlertPolicy withRepeatEvery(Duration every) {
        return new AlertPolicy(onsetDelay, clearDelay, latching, every, escalateAfter, publishPending, updateEvery);
    }

    public AlertPolicy withEscalateAfter(List<Escalation> steps) {
        return new AlertPolicy(onsetDelay, clearDelay, latching, repeatEvery, steps, publishPending, updateEvery);
    }

    public AlertPolicy withPublishPending(boolean publish) {
        return new AlertPolicy(onsetDelay, clearDelay, latching, repeatEvery, escalateAfter, publish, updateEvery);
    }

    public AlertPolicy withUpdateEvery(Duration every) {
        return new AlertPolicy(onsetDelay, clearDelay, latching, repeatEvery, escalateAfter, publishPending, every);
    }

    private static void requireDelay(String name, Duration delay) {
        if (delay.isNegative() || !delay.truncatedTo(ChronoUnit.MILLIS).equals(delay)) {
            throw new IllegalArgumentException(
                    name + " is " + delay + ": expected whole milliseconds, zero or more, for example PT5S");
        }
    }
}
