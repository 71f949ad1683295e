package io.millrace.sports.fans;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.processors.state.StateReader;
import io.millrace.processors.state.StateWriter;
import java.time.Instant;

/**
 * A revision of an alert, cut down to what a fan is told.
 *
 * @param at event time of the revision
 */
record Call(
        String alertId,
        int revision,
        AlertState state,
        String match,
        String rule,
        String title,
        String message,
        Instant at) {

    static Call of(Alert alert) {
        return new Call(
                alert.getAlertId(),
                alert.getRevision(),
                alert.getState(),
                alert.getSubject(),
                alert.getRule(),
                alert.getTitle(),
                Messages.of(alert),
                alert.getEventTime());
    }

    void write(StateWriter out) {
        out.writeText(alertId);
        out.writeVarInt(revision);
        out.writeText(state.name());
        out.writeText(match);
        out.writeText(rule);
        out.writeText(title);
        out.writeText(message);
        out.writeTime(at);
    }

    static Call read(StateReader in) {
        return new Call(
                in.readText(),
                in.readVarInt(),
                AlertState.valueOf(in.readText()),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readText(),
                in.readTime());
    }
}
