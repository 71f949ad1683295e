package io.millrace.sports.alerting;

import io.millrace.processors.alerts.AlertPolicy;
import java.time.Duration;

/**
 * When something is told of a match. Durations of silence are those of the wall clock.
 *
 * @param heartbeatSilence a source that sends heartbeats is silent after this
 * @param silence any other source is
 * @param disagreement how long a score must differ before it is told, in event time
 * @param backFill how long after the last back-filled event its summary is given, if no live event comes before
 * @param kept how long after it was last heard of a match is forgotten
 * @param cached matches that a task keeps decoded in memory
 */
public record AlertingPolicy(
        Duration heartbeatSilence,
        Duration silence,
        Duration disagreement,
        Duration backFill,
        Duration kept,
        int cached) {

    AlertPolicy of(String rule) {
        return rule.equals(MatchRule.SCORE_DISAGREEMENT.id())
                ? AlertPolicy.immediate().withOnsetDelay(disagreement)
                : AlertPolicy.immediate();
    }
}
