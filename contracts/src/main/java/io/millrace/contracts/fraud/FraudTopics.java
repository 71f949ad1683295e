package io.millrace.contracts.fraud;

import io.millrace.contracts.AvroFormat;
import io.millrace.contracts.Topic;
import io.millrace.contracts.alert.Alert;
import java.time.Duration;
import java.util.List;

/** What fraud detection reads and writes. */
public final class FraudTopics {

    public static final Topic<String, Transaction> TRANSACTIONS = Topic.events(
                    "transactions", AvroFormat.of(Transaction.class), "a movement of money, keyed by account")
            .at(Transaction::getEventTime);

    /** One partition: rules are few, and every task reads all of them. */
    public static final Topic<String, FraudRule> FRAUD_RULES = Topic.latest(
                    "fraud_rules", AvroFormat.of(FraudRule.class), "a rule as its author published it, keyed by id")
            .withPartitions(1);

    public static final Topic<String, FraudRule> FRAUD_RULEBOOK = Topic.latest(
                    "fraud_rulebook",
                    AvroFormat.of(FraudRule.class),
                    "the rules in force, as the application accepted them, keyed by id")
            .withPartitions(1);

    public static final Topic<String, FraudDecision> FRAUD_DECISIONS = Topic.events(
                    "fraud_decisions",
                    AvroFormat.of(FraudDecision.class),
                    "what the rules said of one transaction, keyed by account")
            .at(FraudDecision::getEventTime);

    public static final Topic<String, Alert> FRAUD_ALERTS = Topic.events(
                    "fraud_alerts", AvroFormat.of(Alert.class), "a revision of an alert, keyed by account")
            .at(Alert::getEventTime)
            .keptFor(Duration.ofDays(30));

    /** The event time is the start of the window. */
    public static final Topic<String, AccountActivity> ACCOUNT_ACTIVITY = Topic.events(
                    "account_activity",
                    AvroFormat.of(AccountActivity.class),
                    "count and sum of an account's transactions in one window and currency, keyed by account")
            .at(AccountActivity::getWindowStart);

    /** The event time is when the label became known. */
    public static final Topic<String, FraudLabel> FRAUD_LABELS = Topic.events(
                    "fraud_labels",
                    AvroFormat.of(FraudLabel.class),
                    "what a transaction turned out to be, keyed by account")
            .at(FraudLabel::getLabelledAt);

    private FraudTopics() {}

    public static List<Topic<?, ?>> all() {
        return List.of(
                TRANSACTIONS,
                FRAUD_RULES,
                FRAUD_RULEBOOK,
                FRAUD_DECISIONS,
                FRAUD_ALERTS,
                ACCOUNT_ACTIVITY,
                FRAUD_LABELS);
    }
}
