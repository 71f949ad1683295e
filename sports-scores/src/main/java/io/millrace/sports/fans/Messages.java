package io.millrace.sports.fans;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.sports.alerting.MatchRule;
import io.millrace.sports.alerting.Values;
import java.util.Map;
import java.util.Optional;

/** What a fan reads: what happened, the score after it, and for a correction what changed. */
final class Messages {

    private Messages() {}

    static String of(Alert alert) {
        Map<String, String> values = alert.getValues();
        String line = values.getOrDefault(Values.LINE, values.getOrDefault(Values.TEAMS, ""));
        return switch (alert.getState()) {
            case RETRACTED -> takenBack(alert) + ": now " + values.getOrDefault(Values.SCORE, "unknown") + ". " + line;
            case UPDATED -> sentence(alert.getReason()) + ". " + alert.getTitle();
            case CLEARED -> "Over: " + alert.getTitle();
            case PENDING, RAISED ->
                alert.getRevision() == 1 || alert.getReason() == null
                        ? alert.getTitle()
                        : sentence(alert.getReason()) + ". " + alert.getTitle();
        };
    }

    private static String takenBack(Alert alert) {
        String what = MatchRule.of(alert.getRule())
                .map(rule -> switch (rule) {
                    case GOAL -> "Goal taken back";
                    case RED_CARD -> "Red card taken back";
                    case YELLOW_CARD -> "Yellow card taken back";
                    case PENALTY -> "Penalty taken back";
                    default -> "Taken back: " + rule.id();
                })
                .orElse("Taken back");
        return what
                + Optional.ofNullable(alert.getReason())
                        .map(reason -> " (" + reason + ")")
                        .orElse("");
    }

    private static String sentence(String reason) {
        return reason == null || reason.isEmpty()
                ? "Corrected"
                : Character.toUpperCase(reason.charAt(0)) + reason.substring(1);
    }

    /** Whether a fan is told at all: a state that nobody waits for is not. */
    static boolean isForFans(Alert alert) {
        return alert.getState() != AlertState.PENDING && Levels.isForFans(alert.getRule());
    }
}
