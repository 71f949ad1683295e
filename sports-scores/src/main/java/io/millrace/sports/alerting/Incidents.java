package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.sports.Card;
import io.millrace.processors.alerts.AlertCommand;
import io.millrace.processors.alerts.AlertLife;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.alerts.Observation;
import io.millrace.sports.follow.MatchNews;
import io.millrace.sports.match.Board;
import io.millrace.sports.match.Goals;
import io.millrace.sports.match.Incident;
import io.millrace.sports.match.Standing;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Goals, cards, penalties and VAR checks as alerts: one alert for each incident, which changes as the incident does, and is
 * taken back with it. A kick of a shoot-out is none of these. Back-fill begins no alert; what was announced is corrected
 * whenever the correction comes.
 */
final class Incidents {

    private static final int RULE_VERSION = 1;
    private static final List<MatchRule> CARDS = List.of(MatchRule.YELLOW_CARD, MatchRule.RED_CARD);

    private Incidents() {}

    static void tell(MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        if (news.incidents().isEmpty()) {
            return;
        }
        for (Incident incident : news.match().timeline()) {
            if (news.incidents().contains(incident.eventId())) {
                rule(incident).ifPresent(rule -> tell(rule, incident, news, alerts, at, now));
            }
        }
    }

    private static Optional<MatchRule> rule(Incident incident) {
        if (incident.isGoal()) {
            return Optional.of(MatchRule.GOAL);
        }
        return switch (incident.type()) {
            case CARD -> Optional.of(isRed(incident) ? MatchRule.RED_CARD : MatchRule.YELLOW_CARD);
            case PENALTY_AWARDED -> Optional.of(MatchRule.PENALTY);
            case VAR_CHECK -> Optional.of(MatchRule.VAR_CHECK);
            default -> Optional.empty();
        };
    }

    private static boolean isRed(Incident card) {
        return card.card().orElse(Card.YELLOW) != Card.YELLOW;
    }

    private static void tell(
            MatchRule rule, Incident incident, MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        Optional<AlertLife> told = alerts.find(rule, incident.eventId());
        if (CARDS.contains(rule)) {
            retractOtherCard(rule, incident, alerts, at, now);
        }
        if (incident.standing() == Standing.VOID) {
            told.ifPresent(life -> retract(life, incident, news, alerts, at, now));
            return;
        }
        boolean otherCardTold = CARDS.contains(rule)
                && CARDS.stream()
                        .anyMatch(card -> alerts.find(card, incident.eventId()).isPresent());
        if (told.isEmpty() && !otherCardTold && (!news.live() || alerts.isMended(incident.eventId()))) {
            alerts.mend(incident.eventId());
            return;
        }
        Finding finding = finding(rule, incident, incident.score(), news, told);
        boolean same = told.filter(life -> life.phase().isAlive() && saysTheSame(life.finding(), finding))
                .isPresent();
        if (!same) {
            Optional<String> change =
                    told.flatMap(life -> Differences.between(life.finding().values(), finding.values()));
            alerts.report(rule, incident.eventId(), new Observation.Holds(news.cause(), at, finding, change), now);
        }
    }

    /** A yellow card that becomes red, or the reverse, is another alert. */
    private static void retractOtherCard(
            MatchRule rule, Incident incident, MatchAlerts alerts, Instant at, Instant now) {
        for (MatchRule other : CARDS) {
            if (other != rule) {
                alerts.find(other, incident.eventId())
                        .filter(life -> life.phase().isAlive())
                        .ifPresent(life -> alerts.retract(
                                life,
                                new AlertCommand.Retract(
                                        incident.reason()
                                                .orElse(
                                                        rule == MatchRule.RED_CARD
                                                                ? "it is a red card"
                                                                : "it is a yellow card"),
                                        at),
                                now));
            }
        }
    }

    private static void retract(
            AlertLife life, Incident incident, MatchNews news, MatchAlerts alerts, Instant at, Instant now) {
        if (!life.phase().isAlive()) {
            return;
        }
        Goals standing = news.after().goals();
        MatchRule rule = MatchRule.of(life.key().rule()).orElseThrow();
        alerts.retract(
                life,
                new AlertCommand.Retract(
                        incident.reason().orElse("withdrawn by its source"),
                        at,
                        Optional.of(finding(rule, incident, standing, news, Optional.of(life)))),
                now);
    }

    private static Finding finding(
            MatchRule rule, Incident incident, Goals score, MatchNews news, Optional<AlertLife> told) {
        Board board = news.after();
        Map<String, String> values = Wording.values(board, incident, score);
        incident.decision()
                .flatMap(decision -> news.match().incident(decision))
                .map(decision -> decision.event().getVarDecision())
                .ifPresent(decision -> values.put(Values.DECISION, decision.name()));
        return new Finding(
                RULE_VERSION,
                rule.severity(),
                Wording.title(board, incident, score),
                values,
                Map.of(),
                evidence(incident, news, told));
    }

    /** What led to it so far, the incident itself, what decided about it, and the event that is the news. */
    private static List<Evidence> evidence(Incident incident, MatchNews news, Optional<AlertLife> told) {
        List<Evidence> lines = new ArrayList<>();
        told.ifPresent(life -> lines.addAll(life.finding().evidence()));
        Stream.of(
                        Optional.of(incident.eventId()),
                        incident.decision(),
                        news.event().map(event -> event.getEventId()))
                .flatMap(Optional::stream)
                .distinct()
                .flatMap(event -> news.evidence().apply(event).stream())
                .forEach(lines::add);
        return lines;
    }

    private static boolean saysTheSame(Finding before, Finding now) {
        return before.title().equals(now.title()) && before.values().equals(now.values());
    }
}
