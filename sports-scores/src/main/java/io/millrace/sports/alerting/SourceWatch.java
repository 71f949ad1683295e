package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Evidence;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.alerts.Observation;
import io.millrace.sports.follow.MatchNews;
import io.millrace.sports.match.Disagreement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether the source can be trusted: it says nothing while the match is on, or a score that its own events do not give. */
final class SourceWatch {

    private static final int RULE_VERSION = 1;

    private final AlertingPolicy policy;

    SourceWatch(AlertingPolicy policy) {
        this.policy = policy;
    }

    /** How long the source may say nothing, in milliseconds. */
    long patience(MatchAlerts alerts) {
        return (alerts.heartbeats() ? policy.heartbeatSilence() : policy.silence()).toMillis();
    }

    /** The source has said something. */
    void heard(MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        alerts.alive(MatchRule.FEED_SILENT)
                .ifPresent(life -> alerts.observe(
                        MatchRule.FEED_SILENT,
                        new Observation.Ended(news.cause(), notBefore(life, at), Map.of(), List.of()),
                        now));
    }

    /** Nothing has come for so long. Event time is taken to have gone on with the clock. */
    void silent(MatchAlerts alerts, long silence, Instant now) {
        Instant at = Instant.ofEpochMilli(alerts.latest + silence);
        Finding finding = new Finding(
                RULE_VERSION,
                MatchRule.FEED_SILENT.severity(),
                "Feed silent: " + alerts.teams() + ", nothing for "
                        + Duration.ofMillis(silence).toSeconds() + " s",
                Map.of(
                        Values.TEAMS,
                        alerts.teams(),
                        "latest",
                        Instant.ofEpochMilli(alerts.latest).toString()),
                Map.of("silence", Duration.ofMillis(patience(alerts)).toSeconds() + " s"),
                List.of());
        alerts.observe(MatchRule.FEED_SILENT, new Observation.Holds("silent since " + alerts.latest, at, finding), now);
    }

    /** Compares the scores. Only a change of what they say is an observation; in between the last one counts. */
    void compare(MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        Optional<AlertLife> told = alerts.alive(MatchRule.SCORE_DISAGREEMENT);
        boolean reports = news.event()
                .filter(event -> event.getHomeScore() != null && event.getAwayScore() != null)
                .isPresent();
        if (!reports && told.isEmpty() && news.incidents().isEmpty()) {
            return;
        }
        Optional<Disagreement> disagreement = news.match().disagreement();
        if (disagreement.isPresent()) {
            Finding finding = finding(disagreement.get(), news);
            if (told.filter(life -> life.finding().values().equals(finding.values()))
                    .isEmpty()) {
                Instant moment = told.map(life -> notBefore(life, at)).orElse(at);
                alerts.observe(MatchRule.SCORE_DISAGREEMENT, new Observation.Holds(news.cause(), moment, finding), now);
            }
        } else {
            told.ifPresent(life -> alerts.observe(
                    MatchRule.SCORE_DISAGREEMENT,
                    new Observation.Ended(
                            news.cause(),
                            notBefore(life, at),
                            Map.of(),
                            news.event().flatMap(event -> news.evidence().apply(event.getEventId())).stream()
                                    .toList()),
                    now));
        }
    }

    private static Finding finding(Disagreement disagreement, MatchNews news) {
        List<Evidence> evidence = Stream.of(Optional.of(disagreement.reportedBy()), disagreement.lastGoal())
                .flatMap(Optional::stream)
                .flatMap(event -> news.evidence().apply(event).stream())
                .toList();
        return new Finding(
                RULE_VERSION,
                MatchRule.SCORE_DISAGREEMENT.severity(),
                "Scores disagree: " + Wording.teams(news.after()) + ", the source says " + disagreement.reported()
                        + ", its events give " + disagreement.counted(),
                Map.of(
                        Values.TEAMS,
                        Wording.teams(news.after()),
                        "reported",
                        disagreement.reported().toString(),
                        "counted",
                        disagreement.counted().toString()),
                Map.of(),
                evidence);
    }

    /** An episode sees observations in order: what comes late about it comes now. */
    private static Instant notBefore(AlertLife life, Instant at) {
        return at.isBefore(life.lastSeen()) ? life.lastSeen() : at;
    }
}
