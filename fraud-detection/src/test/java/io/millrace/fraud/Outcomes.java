package io.millrace.fraud;

import io.millrace.contracts.alert.Alert;
import io.millrace.contracts.alert.AlertState;
import io.millrace.contracts.fraud.AccountActivity;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.RuleVerdict;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What stands at the end, for a reader who replaces each result by its next revision: how it came about, in how many
 * revisions, and where its evidence stands in the log is left out.
 */
record Outcomes(Map<String, Decided> decisions, Map<String, String> openAlerts, Map<String, Row> activity) {

    record Decided(int score, String band, List<RuleVerdict> rules) {}

    record Row(int count, String sum, Map<String, String> byKind) {}

    static Outcomes of(List<FraudDecision> decisions, List<Alert> alerts, List<AccountActivity> activity) {
        Map<String, Decided> decided = new TreeMap<>();
        Map<String, Integer> revisions = new TreeMap<>();
        for (FraudDecision decision : decisions) {
            String id = decision.getAccount() + "/" + decision.getTransactionId();
            requireNext(revisions, "decision " + id, decision.getRevision());
            decided.put(id, new Decided(decision.getScore(), decision.getBand().name(), decision.getRules()));
        }
        Map<String, String> open = new TreeMap<>();
        for (Alert alert : alerts) {
            requireNext(revisions, "alert " + alert.getAlertId(), alert.getRevision());
            if (alert.getState() == AlertState.RETRACTED || alert.getState() == AlertState.CLEARED) {
                open.remove(alert.getAlertId());
            } else {
                open.put(
                        alert.getAlertId(),
                        alert.getSeverity() + " " + alert.getEventTime() + " " + new TreeMap<>(alert.getValues()));
            }
        }
        Map<String, Row> rows = new TreeMap<>();
        for (AccountActivity row : activity) {
            Instant start = row.getWindowStart();
            String id = row.getAccount() + " " + start + " " + row.getCurrency();
            requireNext(revisions, "activity " + id, row.getRevision());
            Map<String, String> byKind = new TreeMap<>();
            row.getByKind()
                    .forEach(total -> byKind.put(
                            total.getKind().name(),
                            total.getCount() + " " + total.getSum().toPlainString()));
            rows.put(id, new Row(row.getCount(), row.getSum().toPlainString(), byKind));
        }
        rows.values().removeIf(row -> row.count() == 0); // never published and taken back is the same
        return new Outcomes(decided, open, rows);
    }

    private static void requireNext(Map<String, Integer> revisions, String what, int revision) {
        int before = revisions.getOrDefault(what, 0);
        if (revision != before + 1) {
            throw new AssertionError(what + " has revision " + revision + " after " + before);
        }
        revisions.put(what, revision);
    }
}
