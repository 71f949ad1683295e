package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Severity;
import java.util.Arrays;
import java.util.Optional;

/** What is told of a match. The id is the rule of the alert. */
public enum MatchRule {
    GOAL("goal", Severity.INFO),
    RED_CARD("red-card", Severity.INFO),
    YELLOW_CARD("yellow-card", Severity.INFO),
    PENALTY("penalty", Severity.INFO),
    VAR_CHECK("var-check", Severity.INFO),
    KICK_OFF("kick-off", Severity.INFO),
    HALF_TIME("half-time", Severity.INFO),
    SECOND_HALF("second-half", Severity.INFO),
    EXTRA_TIME("extra-time", Severity.INFO),
    SHOOT_OUT("shoot-out", Severity.INFO),
    FULL_TIME("full-time", Severity.INFO),
    /** Postponed, suspended, abandoned or cancelled. */
    MATCH_STATUS("match-status", Severity.WARNING),
    /** The one summary of events that came too late to be announced. */
    SCORE_CORRECTED("score-corrected", Severity.INFO),
    /** The source says nothing while the match is on. */
    FEED_SILENT("feed-silent", Severity.ERROR),
    /** The source's own score is not what its events give. */
    SCORE_DISAGREEMENT("score-disagreement", Severity.ERROR);

    private final String id;
    private final Severity severity;

    MatchRule(String id, Severity severity) {
        this.id = id;
        this.severity = severity;
    }

    public String id() {
        return id;
    }

    Severity severity() {
        return severity;
    }

    public static Optional<MatchRule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id.equals(id)).findFirst();
    }
}
