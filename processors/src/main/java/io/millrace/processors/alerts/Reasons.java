package io.millrace.processors.alerts;

import io.millrace.contracts.alert.Severity;
import java.time.Duration;
import java.time.Instant;

/** The one line that says why a revision differs from the one before. */
final class Reasons {

    static final String LATCHED = "the condition is over; latched until acknowledged or reset";
    static final String HOLDS_AGAIN = "the condition holds again";
    static final String RAISED_AGAIN = "raised again after it was retracted";
    static final String CLEARED = "the condition is over";
    static final String CHANGED = "values changed";

    private Reasons() {}

    static String held(Duration onset) {
        return "held for " + spell(onset);
    }

    static String lapsed(Duration onset) {
        return onset.compareTo(AlertPolicy.FOREVER) >= 0
                ? "over before it was confirmed"
                : "over before its onset delay of " + spell(onset);
    }

    static String overFor(Duration clearDelay) {
        return clearDelay.isZero() ? CLEARED : "the condition is over for " + spell(clearDelay);
    }

    static String endedBefore(Instant ended, Duration onset) {
        return "the condition had ended at " + ended + ", before its onset delay of " + spell(onset) + " was over";
    }

    static String severity(Severity before, Severity after) {
        return "severity " + before + " -> " + after;
    }

    static String escalated(Duration after, Severity severity) {
        return "not acknowledged for " + spell(after) + ": escalated to " + severity;
    }

    static String repeated(Duration every) {
        return "repeated after " + spell(every) + ": not acknowledged";
    }

    static String acknowledged(String by) {
        return "acknowledged by " + by;
    }

    static String reset(String by) {
        return "reset by " + by;
    }

    static String paused(String by, Instant until) {
        return "repeats paused by " + by + " until " + until;
    }

    static String confirmed(String by) {
        return "confirmed by " + by;
    }

    /** As settings are written: {@code 1h30m}, {@code 5s}, {@code 250ms}. */
    static String spell(Duration duration) {
        StringBuilder text = new StringBuilder();
        part(text, duration.toDaysPart(), "d");
        part(text, duration.toHoursPart(), "h");
        part(text, duration.toMinutesPart(), "m");
        part(text, duration.toSecondsPart(), "s");
        part(text, duration.toMillisPart(), "ms");
        return text.isEmpty() ? "0s" : text.toString();
    }

    private static void part(StringBuilder text, long amount, String unit) {
        if (amount != 0) {
            text.append(amount).append(unit);
        }
    }
}
