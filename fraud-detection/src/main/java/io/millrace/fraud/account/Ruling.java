package io.millrace.fraud.account;

import io.millrace.contracts.alert.Evidence;
import io.millrace.contracts.fraud.Band;
import io.millrace.contracts.fraud.FraudDecision;
import io.millrace.contracts.fraud.FraudRule;
import io.millrace.contracts.fraud.RuleVerdict;
import io.millrace.contracts.fraud.Transaction;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A decision, and what an alert needs beside it.
 *
 * @param alarms the live rules that fired
 * @param reason why the decision was made again; empty for the first
 */
public record Ruling(FraudDecision decision, List<Alarm> alarms, Optional<String> reason) {

    /**
     * A live rule that fired.
     *
     * @param evidence the transactions that led to it, this one included
     */
    public record Alarm(FraudRule rule, RuleVerdict verdict, List<Evidence> evidence) {}

    public boolean alerts() {
        return !alarms.isEmpty();
    }

    /** Whether an alert may have to be raised, changed or taken back. */
    public boolean concernsAlerts() {
        return alerts() || decision.getRevision() > 1;
    }

    /** For a transaction that was taken back. */
    static Ruling reversed(String transactionId, String account, int revision, long time, String reason) {
        return withoutRules(transactionId, account, revision, time, Band.REVERSED, Optional.ofNullable(reason));
    }

    /** For a reversal, which no rule looks at. */
    static Ruling withoutRules(Transaction reversal, long time) {
        return withoutRules(reversal.getId(), reversal.getAccount(), 1, time, Band.APPROVE, Optional.empty());
    }

    private static Ruling withoutRules(
            String transactionId, String account, int revision, long time, Band band, Optional<String> reason) {
        FraudDecision decision =
                new FraudDecision(transactionId, account, revision, Instant.ofEpochMilli(time), 0, band, List.of());
        return new Ruling(decision, List.of(), reason);
    }
}
