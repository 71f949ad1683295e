package io.millrace.sports.alerting;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.sports.EventType;
import io.millrace.processors.alerts.Finding;
import io.millrace.processors.alerts.Observation;
import io.millrace.sports.follow.MatchNews;
import io.millrace.sports.match.Board;
import io.millrace.sports.match.Goals;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What back-fill did to the score, told once: when the next live event comes, or when nothing comes for a while. A score that
 * is in the end what it was before is not worth telling.
 */
final class Corrections {

    private static final int RULE_VERSION = 1;

    private Corrections() {}

    /** A live event ends the back-fill; to be asked before what the event itself tells. */
    static boolean isEndedBy(MatchNews news) {
        return news.live()
                && news.event()
                        .filter(event -> event.getType() != EventType.HEARTBEAT)
                        .isPresent();
    }

    /** To be called after what the news itself tells. */
    static void note(MatchNews news, MatchAlerts alerts, Instant at) {
        Goals before = news.before().goals();
        if (before.equals(news.after().goals())) {
            return;
        }
        if (alerts.correction().isEmpty() && alerts.tells(MatchRule.GOAL)) {
            return; // announced, or taken back, by the goal's own alert
        }
        List<Evidence> evidence = news.event().flatMap(event -> news.evidence().apply(event.getEventId())).stream()
                .toList();
        Map<String, String> values = values(news.after());
        String occurrence = news.event().map(event -> event.getEventId()).orElse(news.cause());
        alerts.correction(Optional.of(alerts.correction()
                .map(open -> open.and(values, at, evidence))
                .orElseGet(() -> new Correction(occurrence, before.toString(), values, at, evidence))));
    }

    private static Map<String, String> values(Board board) {
        Map<String, String> values = Wording.values(board);
        values.put(Values.SCORE, board.goals().toString());
        values.put(Values.LINE, Wording.line(board, board.goals()));
        return values;
    }

    static void tell(MatchAlerts alerts, Instant now) {
        Optional<Correction> open = alerts.correction();
        alerts.correction(Optional.empty());
        open.filter(correction -> !correction.isNothing()).ifPresent(correction -> {
            Map<String, String> values = new TreeMap<>(correction.values());
            values.put(Values.FROM, correction.from());
            Finding finding = new Finding(
                    RULE_VERSION,
                    MatchRule.SCORE_CORRECTED.severity(),
                    "Score corrected: " + values.get(Values.LINE) + " (was " + correction.from() + ")",
                    values,
                    Map.of(),
                    correction.evidence());
            alerts.report(
                    MatchRule.SCORE_CORRECTED,
                    correction.occurrence(),
                    new Observation.Holds(
                            correction.occurrence() + "#" + values.get(Values.SCORE), correction.at(), finding),
                    now);
        });
    }
}
