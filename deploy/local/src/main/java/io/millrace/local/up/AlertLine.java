package io.millrace.local.up;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.alert.Severity;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * One revision of an alert in one line: time of the event, state, rule, subject, severity, and what was measured or, for a
 * later revision, why there is one.
 *
 * @param zone in which the time of day is told
 */
record AlertLine(ZoneId zone) {

    private static final int MOST_VALUES = 4;
    private static final int LONGEST_NAME = 24;

    private static final String RED = "\u001b[31m";
    private static final String BOLD_RED = "\u001b[1;31m";
    private static final String YELLOW = "\u001b[33m";
    private static final String GREEN = "\u001b[32m";
    private static final String FAINT = "\u001b[2m";
    private static final String PLAIN = "\u001b[0m";

    String of(Alert alert) {
        return String.format(
                Locale.ROOT,
                "%s  %-9s  %-22s  %-12s  %-8s  %s",
                time(alert.getEventTime()),
                alert.getState(),
                alert.getRule(),
                alert.getSubject(),
                alert.getSeverity(),
                alert.getReason() == null ? alert.getTitle() + measured(alert) : alert.getReason());
    }

    /** The same for a terminal, not wider than its window. */
    String painted(Alert alert, int columns) {
        String line = Widths.cut(of(alert), columns);
        return colour(alert) + line + PLAIN;
    }

    private String time(Instant time) {
        return DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT)
                .withZone(zone)
                .format(time);
    }

    private static String measured(Alert alert) {
        if (alert.getValues().isEmpty()) {
            return "";
        }
        return alert.getValues().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .limit(MOST_VALUES)
                .map(entry -> name(entry.getKey()) + entry.getValue() + limit(alert, entry.getKey()))
                .collect(Collectors.joining(", ", " (", ")"));
    }

    /** A measure may be called by its whole expression: the title says it better. */
    private static String name(String measure) {
        return measure.length() > LONGEST_NAME ? "" : measure + " ";
    }

    private static String limit(Alert alert, String measure) {
        String limit = alert.getLimits().get(measure);
        return limit == null ? "" : ", limit " + limit;
    }

    private static String colour(Alert alert) {
        AlertState state = alert.getState();
        if (state == AlertState.CLEARED) {
            return GREEN;
        }
        if (state == AlertState.RETRACTED || state == AlertState.PENDING) {
            return FAINT;
        }
        Severity severity = alert.getSeverity();
        return switch (severity) {
            case CRITICAL -> BOLD_RED;
            case ERROR -> RED;
            case WARNING -> YELLOW;
            case INFO -> PLAIN;
        };
    }
}
